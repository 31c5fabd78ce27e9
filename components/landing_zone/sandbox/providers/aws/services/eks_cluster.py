"""EKS: control planes."""

from landing_zone.sandbox.providers.aws.functions import OWN_TAG
from landing_zone.sandbox.providers.aws.kind import Api, Kind, Setter, Tagging

TAGGING = Tagging(
    tag=Api("tag_resource", "{resourceArn: (live.nodegroupArn || live.arn), tags: changed}"),
    untag=Api("untag_resource", "{resourceArn: live.nodegroupArn || live.arn, tagKeys: removed}"),
)
_VPC = (
    "{subnetIds: vpcConfig.subnetIds, securityGroupIds: vpcConfig.securityGroupIds, "
    "endpointPublicAccess: vpcConfig.endpointPublicAccess, "
    "endpointPrivateAccess: vpcConfig.endpointPrivateAccess, publicAccessCidrs: vpcConfig.publicAccessCidrs}"
)
_LOGGING = "{clusterLogging: enabledClusterLogTypes && [{types: enabledClusterLogTypes, enabled: `true`}]}"

CLUSTER = Kind(
    type="aws:eks/cluster:Cluster",
    service="eks",
    create=Api(
        "create_cluster",
        "{name: name, roleArn: roleArn, version: version, tags: sent, "
        f"resourcesVpcConfig: {_VPC}, logging: {_LOGGING}, "
        "accessConfig: accessConfig, bootstrapSelfManagedAddons: bootstrapSelfManagedAddons, "
        "deletionProtection: deletionProtection, upgradePolicy: upgradePolicy, "
        "zonalShiftConfig: zonalShiftConfig, computeConfig: computeConfig, storageConfig: storageConfig, "
        "kubernetesNetworkConfig: kubernetesNetworkConfig.{serviceIpv4Cidr: serviceIpv4Cidr, ipFamily: ipFamily, "
        "elasticLoadBalancing: elasticLoadBalancing}, "
        "encryptionConfig: encryptionConfig && "
        "[{resources: encryptionConfig.resources, provider: encryptionConfig.provider}]}",
    ),
    identity="name",
    read=Api("describe_cluster", "{name: id}", "cluster"),
    live={
        "arn": "arn",
        "clusterId": "name",
        "createdAt": "time(createdAt)",
        "enabledClusterLogTypes": "logging.clusterLogging[?enabled].types[]",
        "encryptionConfig": "encryptionConfig[0]",
        "endpoint": "endpoint",
        "certificateAuthority": "certificateAuthority",
        "identities": "[{oidcs: [{issuer: identity.oidc.issuer}]}]",
        "kubernetesNetworkConfig": "kubernetesNetworkConfig",
        "name": "name",
        "platformVersion": "platformVersion",
        "roleArn": "roleArn",
        "status": "status",
        "tagsAll": "own(tags)",
        "vpcConfig": "resourcesVpcConfig",
    },
    computed=("vpcConfig.clusterSecurityGroupId", "vpcConfig.vpcId"),
    settled="status == 'ACTIVE'",
    setters=(
        Setter(
            ("vpcConfig",),
            Api("update_cluster_config", f"{{name: id, resourcesVpcConfig: {_VPC}}}"),
        ),
        Setter(
            ("enabledClusterLogTypes",),
            Api("update_cluster_config", f"{{name: id, logging: {_LOGGING}}}"),
        ),
        Setter(("version",), Api("update_cluster_version", "{name: id, version: version}", is_only_checked=True)),
        Setter(
            ("accessConfig",),
            Api(
                "update_cluster_config",
                "{name: id, accessConfig: {authenticationMode: accessConfig.authenticationMode}}",
            ),
        ),
    ),
    delete=(Api("delete_cluster", "{name: id}"),),
    replace=frozenset({"name", "roleArn", "encryptionConfig", "kubernetesNetworkConfig", "bootstrapSelfManagedAddons"}),
    kept=frozenset({"upgradePolicy", "zonalShiftConfig", "computeConfig", "storageConfig", "deletionProtection"}),
    tagging=Tagging(
        tag=Api("tag_resource", "{resourceArn: live.arn, tags: changed}"),
        untag=Api("untag_resource", "{resourceArn: live.arn, tagKeys: removed}"),
    ),
    mark=f'tags."{OWN_TAG}"',
    exists=frozenset({"ResourceInUseException"}),
    name="name",
)

KINDS = (CLUSTER,)
