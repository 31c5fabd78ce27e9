"""C07 on GCP: disks lie under keys of one's own."""

from landing_zone_policies.requirement import any_of, by_type, own_key

rule = by_type(
    {
        "gcp:container/nodePool:NodePool": (own_key("nodeConfig.bootDiskKmsKey"),),
        "gcp:compute/disk:Disk": (
            any_of(own_key("diskEncryptionKey.kmsKeySelfLink"), own_key("diskEncryptionKey.rawKey")),
        ),
    }
)
