"""EC2: how machines are started, and where."""

from landing_zone.sandbox.providers.aws.ec2 import TAGGING, TAGS, arn, tagged, with_our_tag
from landing_zone.sandbox.providers.aws.kind import Api, Kind, Setter

_AS_THEY_ARE = {
    "cpuOptions": "CpuOptions",
    "creditSpecification": "CreditSpecification",
    "ebsOptimized": "EbsOptimized",
    "enclaveOptions": "EnclaveOptions",
    "iamInstanceProfile": "IamInstanceProfile",
    "imageId": "ImageId",
    "instanceMarketOptions": "InstanceMarketOptions",
    "instanceType": "InstanceType",
    "keyName": "KeyName",
    "maintenanceOptions": "MaintenanceOptions",
    "metadataOptions": "MetadataOptions",
    "monitoring": "Monitoring",
    "placement": "Placement",
    "capacityReservationSpecification": "CapacityReservationSpecification",
    "userData": "UserData",
}
_EBS = (
    "ebs.{Encrypted: flag(encrypted), DeleteOnTermination: flag(deleteOnTermination), Iops: iops, "
    "KmsKeyId: kmsKeyId, SnapshotId: snapshotId, Throughput: throughput, VolumeSize: volumeSize, "
    "VolumeType: volumeType}"
)
_INTERFACE = (
    "{AssociatePublicIpAddress: flag(associatePublicIpAddress), DeleteOnTermination: flag(deleteOnTermination), "
    "Description: description, DeviceIndex: deviceIndex, Groups: securityGroups, InterfaceType: interfaceType, "
    "NetworkCardIndex: networkCardIndex, SubnetId: subnetId}"
)
_DATA = (
    "{"
    + ", ".join(f"{there}: pascal({name})" for name, there in _AS_THEY_ARE.items())
    + f", BlockDeviceMappings: blockDeviceMappings[].{{DeviceName: deviceName, NoDevice: noDevice, "
    f"VirtualName: virtualName, Ebs: {_EBS}}}, NetworkInterfaces: networkInterfaces[].{_INTERFACE}, "
    "SecurityGroupIds: vpcSecurityGroupIds, "
    "TagSpecifications: tagSpecifications[].{ResourceType: resourceType, Tags: tag_list(tags)}}"
)
_PROPERTIES = (*_AS_THEY_ARE, "blockDeviceMappings", "networkInterfaces", "vpcSecurityGroupIds", "tagSpecifications")

LAUNCH_TEMPLATE = Kind(
    type="aws:ec2/launchTemplate:LaunchTemplate",
    service="ec2",
    create=Api(
        "create_launch_template",
        f"{{LaunchTemplateName: name, VersionDescription: description, LaunchTemplateData: {_DATA}, "
        f"{tagged('launch-template')}}}",
    ),
    identity="answer.LaunchTemplate.LaunchTemplateId",
    left=with_our_tag("describe_launch_templates", "LaunchTemplates", "LaunchTemplate"),
    read=Api("describe_launch_templates", "{LaunchTemplateIds: [id]}", "LaunchTemplates[0]"),
    more={
        "data": Api(
            "describe_launch_template_versions",
            "{LaunchTemplateId: id, Versions: ['$Latest']}",
            "LaunchTemplateVersions[0].LaunchTemplateData",
        ),
    },
    live={
        "arn": arn("join('', ['launch-template/', id])"),
        "blockDeviceMappings": "camel(data.BlockDeviceMappings)",
        "defaultVersion": "DefaultVersionNumber",
        "latestVersion": "LatestVersionNumber",
        "name": "LaunchTemplateName",
        "networkInterfaces": "data.NetworkInterfaces[].merge(camel(@), {securityGroups: Groups})",
        "tagSpecifications": (
            "data.TagSpecifications[?ResourceType!='launch-template'].{resourceType: ResourceType, tags: tag_map(Tags)}"
        ),
        "tagsAll": TAGS,
        "vpcSecurityGroupIds": "data.SecurityGroupIds",
        **{name: f"camel(data.{there})" for name, there in _AS_THEY_ARE.items()},
    },
    setters=(
        Setter(
            (*_PROPERTIES, "description"),
            Api(
                "create_launch_template_version",
                f"{{LaunchTemplateId: id, VersionDescription: description, LaunchTemplateData: {_DATA}}}",
            ),
        ),
        Setter(
            (*_PROPERTIES, "updateDefaultVersion"),
            Api(
                "modify_launch_template",
                "{LaunchTemplateId: id, DefaultVersion: to_string(live.LatestVersionNumber)}",
                given="updateDefaultVersion",
            ),
        ),
    ),
    moving=("latestVersion", "defaultVersion"),
    delete=(Api("delete_launch_template", "{LaunchTemplateId: id}"),),
    replace=frozenset({"name"}),
    tagging=TAGGING,
    name="name",
)

PLACEMENT_GROUP = Kind(
    type="aws:ec2/placementGroup:PlacementGroup",
    service="ec2",
    create=Api(
        "create_placement_group",
        "{GroupName: name, Strategy: strategy, PartitionCount: partitionCount, SpreadLevel: spreadLevel, "
        f"{tagged('placement-group')}}}",
    ),
    identity="name",
    live={
        "arn": arn("join('', ['placement-group/', id])"),
        "name": "GroupName",
        "partitionCount": "PartitionCount",
        "placementGroupId": "join('', ['pg-', digest])",
        "spreadLevel": "SpreadLevel",
        "strategy": "Strategy",
        "tagsAll": "own(tags) || tag_map(TagSpecifications[0].Tags)",
    },
    delete=(Api("delete_placement_group", "{GroupName: id}"),),
    replace=frozenset({"name", "strategy", "partitionCount", "spreadLevel"}),
    tagging=TAGGING,
    name="name",
    is_recorded=True,
)

KINDS = (LAUNCH_TEMPLATE, PLACEMENT_GROUP)
