"""EKS: managed node groups."""

from landing_zone.sandbox.providers.aws.functions import OWN_TAG
from landing_zone.sandbox.providers.aws.kind import Api, Kind, Setter, Tagging

_TEMPLATE = "launchTemplate.{id: id, name: name, version: version}"
_IDS = "clusterName: part(id, ':', `0`), nodegroupName: part(id, ':', `1`)"
NODE_GROUP = Kind(
    type="aws:eks/nodeGroup:NodeGroup",
    service="eks",
    create=Api(
        "create_nodegroup",
        "{clusterName: clusterName, nodegroupName: nodeGroupName, nodeRole: nodeRoleArn, subnets: subnetIds, "
        "scalingConfig: scalingConfig.{minSize: minSize, maxSize: maxSize, desiredSize: desiredSize}, "
        "instanceTypes: instanceTypes, amiType: amiType, capacityType: capacityType, diskSize: diskSize, "
        "labels: labels, taints: taints[].{key: key, value: value, effect: effect}, tags: sent, "
        f"launchTemplate: {_TEMPLATE}, version: version, releaseVersion: releaseVersion, "
        "updateConfig: updateConfig, nodeRepairConfig: nodeRepairConfig}",
    ),
    identity="join(':', [clusterName, nodeGroupName])",
    read=Api("describe_nodegroup", f"{{{_IDS}}}", "nodegroup"),
    live={
        "amiType": "amiType",
        "arn": "nodegroupArn",
        "capacityType": "capacityType",
        "clusterName": "clusterName",
        "diskSize": "diskSize",
        "instanceTypes": "instanceTypes",
        "labels": "labels",
        "nodeGroupName": "nodegroupName",
        "nodeRoleArn": "nodeRole",
        "resources": (
            "[{autoscalingGroups: resources.autoScalingGroups, "
            "remoteAccessSecurityGroupId: resources.remoteAccessSecurityGroup}]"
        ),
        "scalingConfig": "scalingConfig",
        "status": "status",
        "subnetIds": "subnets",
        "taints": "taints",
        "updateConfig": "updateConfig",
    },
    settled="status == 'ACTIVE'",
    setters=(
        Setter(
            ("scalingConfig", "updateConfig"),
            Api(
                "update_nodegroup_config",
                f"{{{_IDS}, scalingConfig: scalingConfig.{{minSize: minSize, maxSize: maxSize, "
                "desiredSize: desiredSize}, updateConfig: updateConfig}",
            ),
        ),
        Setter(
            ("launchTemplate", "version", "releaseVersion"),
            Api(
                "update_nodegroup_version",
                f"{{{_IDS}, version: version, releaseVersion: releaseVersion, launchTemplate: {_TEMPLATE}}}",
                is_only_checked=True,
            ),
        ),
        Setter(
            ("labels",),
            Api(
                "update_nodegroup_config",
                f"{{{_IDS}, labels: {{addOrUpdateLabels: labels, removeLabels: absent(live.labels, labels)}}}}",
            ),
        ),
        Setter(
            ("taints",),
            Api(
                "update_nodegroup_config",
                f"{{{_IDS}, taints: {{addOrUpdateTaints: taints[].{{key: key, value: value, effect: effect}}, "
                "removeTaints: surplus(live.taints, taints)}}",
            ),
        ),
    ),
    delete=(Api("delete_nodegroup", f"{{{_IDS}}}"),),
    replace=frozenset(
        {
            "clusterName",
            "nodeGroupName",
            "nodeRoleArn",
            "subnetIds",
            "instanceTypes",
            "amiType",
            "capacityType",
            "diskSize",
        }
    ),
    kept=frozenset({"nodeRepairConfig", "forceUpdateVersion"}),
    tagging=Tagging(
        tag=Api("tag_resource", "{resourceArn: live.nodegroupArn, tags: changed}", is_only_checked=True),
        untag=Api("untag_resource", "{resourceArn: live.nodegroupArn, tagKeys: removed}", is_only_checked=True),
    ),
    mark=f'tags."{OWN_TAG}"',
    exists=frozenset({"ResourceInUseException"}),
    name="nodeGroupName",
)

KINDS = (NODE_GROUP,)
