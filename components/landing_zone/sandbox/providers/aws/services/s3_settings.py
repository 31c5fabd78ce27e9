"""S3: settings of a bucket, each a resource of its own."""

from collections.abc import Mapping

from landing_zone.sandbox.providers.aws.kind import Api, Kind, Setter


def _setting(  # noqa: PLR0917 - read as a table
    name: str,
    calls: tuple[str, str, str],
    params: str,
    found: str,
    live: Mapping[str, str],
    delete: str = "{Bucket: id}",
) -> Kind:
    """Return the type of a setting.

    ``calls`` put, get and delete it ("": S3 has no such call, it goes with the bucket); ``params`` are those of the
    first besides the bucket, ``found`` is the setting in the answer of the second.
    """
    put, get, remove = calls
    whole = Api(put, f"{{Bucket: bucket, {params}}}")
    return Kind(
        type=f"aws:s3/{name[0].lower()}{name[1:]}:{name}",
        service="s3",
        create=whole,
        identity="bucket",
        read=Api(get, "{Bucket: id}", found),
        live={"bucket": "id", **live},
        setters=(Setter(tuple(live), whole),),
        delete=(Api(remove, "{Bucket: id}"),) if remove else (),
        replace=frozenset({"bucket"}),
        kept=frozenset({"expectedBucketOwner", "skipDestroy"}),
        busy=frozenset({"OperationAborted"}),
    )


_BLOCK = {
    "blockPublicAcls": "BlockPublicAcls",
    "blockPublicPolicy": "BlockPublicPolicy",
    "ignorePublicAcls": "IgnorePublicAcls",
    "restrictPublicBuckets": "RestrictPublicBuckets",
}
PUBLIC_ACCESS_BLOCK = _setting(
    "BucketPublicAccessBlock",
    ("put_public_access_block", "get_public_access_block", "delete_public_access_block"),
    f"PublicAccessBlockConfiguration: {{{', '.join(f'{there}: {name}' for name, there in _BLOCK.items())}}}",
    "PublicAccessBlockConfiguration",
    _BLOCK,
)

VERSIONING = _setting(
    "BucketVersioning",
    ("put_bucket_versioning", "get_bucket_versioning", ""),
    "VersioningConfiguration: {Status: versioningConfiguration.status, MFADelete: versioningConfiguration.mfaDelete}",
    "[@] | [?Status=='Enabled' || Status=='Suspended'] | [0]",
    {"versioningConfiguration": "{status: Status, mfaDelete: MFADelete}"},
)

ENCRYPTION = _setting(
    "BucketServerSideEncryptionConfiguration",
    ("put_bucket_encryption", "get_bucket_encryption", "delete_bucket_encryption"),
    "ServerSideEncryptionConfiguration: {Rules: rules[].{ApplyServerSideEncryptionByDefault: "
    "applyServerSideEncryptionByDefault.{SSEAlgorithm: sseAlgorithm, KMSMasterKeyID: kmsMasterKeyId}, "
    "BucketKeyEnabled: bucketKeyEnabled}}",
    "ServerSideEncryptionConfiguration",
    {
        "rules": "Rules[].{applyServerSideEncryptionByDefault: ApplyServerSideEncryptionByDefault.{sseAlgorithm: "
        "SSEAlgorithm, kmsMasterKeyId: KMSMasterKeyID}, bucketKeyEnabled: BucketKeyEnabled}"
    },
)

OWNERSHIP = _setting(
    "BucketOwnershipControls",
    ("put_bucket_ownership_controls", "get_bucket_ownership_controls", "delete_bucket_ownership_controls"),
    "OwnershipControls: {Rules: [{ObjectOwnership: rule.objectOwnership}]}",
    "OwnershipControls",
    {"rule": "{objectOwnership: Rules[0].ObjectOwnership}"},
)

POLICY = _setting(
    "BucketPolicy",
    ("put_bucket_policy", "get_bucket_policy", "delete_bucket_policy"),
    "Policy: document(policy)",
    "{Policy: Policy}",
    {"policy": "document(Policy)"},
)

LOCK = _setting(
    "BucketObjectLockConfiguration",
    ("put_object_lock_configuration", "get_object_lock_configuration", ""),
    "ObjectLockConfiguration: {ObjectLockEnabled: objectLockEnabled || 'Enabled', Rule: rule.{DefaultRetention: "
    "defaultRetention.{Mode: mode, Days: days, Years: years}}}",
    "[ObjectLockConfiguration] | [?Rule] | [0]",
    {
        "rule": "{defaultRetention: Rule.DefaultRetention.{mode: Mode, days: Days, years: Years}}",
        "objectLockEnabled": "ObjectLockEnabled",
    },
)

_FILTER = "Filter: filter && {Prefix: filter.prefix || ''} || {Prefix: prefix || ''}"
REPLICATION = _setting(
    "BucketReplicationConfig",
    ("put_bucket_replication", "get_bucket_replication", "delete_bucket_replication"),
    f"ReplicationConfiguration: {{Role: role, Rules: rules[].{{ID: id, Status: status, Priority: priority, {_FILTER}, "
    "DeleteMarkerReplication: deleteMarkerReplication.{Status: status}, "
    "SourceSelectionCriteria: sourceSelectionCriteria.{SseKmsEncryptedObjects: "
    "sseKmsEncryptedObjects.{Status: status}}, "
    "Destination: destination.{Bucket: bucket, StorageClass: storageClass, Account: account, "
    "EncryptionConfiguration: encryptionConfiguration.{ReplicaKmsKeyID: replicaKmsKeyId}}}}",
    "ReplicationConfiguration",
    {
        "role": "Role",
        "rules": "Rules[].{id: ID, status: Status, priority: Priority, filter: {prefix: Filter.Prefix}, "
        "destination: {bucket: Destination.Bucket, "
        "storageClass: Destination.StorageClass, encryptionConfiguration: {replicaKmsKeyId: "
        "Destination.EncryptionConfiguration.ReplicaKmsKeyID}}}",
    },
)

LIFECYCLE = _setting(
    "BucketLifecycleConfiguration",
    (
        "put_bucket_lifecycle_configuration",
        "get_bucket_lifecycle_configuration",
        "delete_bucket_lifecycle",
    ),
    f"LifecycleConfiguration: {{Rules: rules[].{{ID: id, Status: status, {_FILTER}, "
    "Expiration: expiration.{Days: days, Date: date, ExpiredObjectDeleteMarker: expiredObjectDeleteMarker}, "
    "NoncurrentVersionExpiration: noncurrentVersionExpiration.{NoncurrentDays: noncurrentDays, "
    "NewerNoncurrentVersions: newerNoncurrentVersions}, "
    "Transitions: transitions[].{Days: days, StorageClass: storageClass}, "
    "AbortIncompleteMultipartUpload: abortIncompleteMultipartUpload.{DaysAfterInitiation: daysAfterInitiation}}}",
    "{Rules: Rules}",
    {
        "rules": "Rules[].{id: ID, status: Status, filter: {prefix: Filter.Prefix}, "
        "expiration: Expiration.{days: Days}, "
        "noncurrentVersionExpiration: NoncurrentVersionExpiration.{noncurrentDays: NoncurrentDays}, "
        "abortIncompleteMultipartUpload: AbortIncompleteMultipartUpload.{daysAfterInitiation: DaysAfterInitiation}}"
    },
)

KINDS = (PUBLIC_ACCESS_BLOCK, VERSIONING, ENCRYPTION, OWNERSHIP, POLICY, LOCK, REPLICATION, LIFECYCLE)
