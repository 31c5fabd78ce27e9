"""FSx: file systems for fast loading."""

from landing_zone.sandbox.providers.aws.functions import OWN_TAG
from landing_zone.sandbox.providers.aws.kind import Api, Kind, Tagging

_LUSTRE = {
    "deploymentType": "DeploymentType",
    "perUnitStorageThroughput": "PerUnitStorageThroughput",
    "importPath": "ImportPath",
    "exportPath": "ExportPath",
    "autoImportPolicy": "AutoImportPolicy",
    "dataCompressionType": "DataCompressionType",
    "driveCacheType": "DriveCacheType",
    "automaticBackupRetentionDays": "AutomaticBackupRetentionDays",
    "weeklyMaintenanceStartTime": "WeeklyMaintenanceStartTime",
    "efaEnabled": "EfaEnabled",
}
_WHOLE = {
    "storageCapacity": "StorageCapacity",
    "storageType": "StorageType",
    "subnetIds": "SubnetIds",
    "securityGroupIds": "SecurityGroupIds",
    "kmsKeyId": "KmsKeyId",
    "fileSystemTypeVersion": "FileSystemTypeVersion",
}


def _pairs(names: dict[str, str]) -> str:
    return ", ".join(f"{there}: {name}" for name, there in names.items())


LUSTRE = Kind(
    type="aws:fsx/lustreFileSystem:LustreFileSystem",
    service="fsx",
    create=Api(
        "create_file_system",
        f"{{FileSystemType: 'LUSTRE', ClientRequestToken: digest, {_pairs(_WHOLE)}, "
        f"LustreConfiguration: {{{_pairs(_LUSTRE)}}}, Tags: tag_list(sent)}}",
    ),
    identity="answer.FileSystem.FileSystemId",
    left=Api(
        "describe_file_systems",
        "`{}`",
        f"{{FileSystem: tagged(FileSystems, '{OWN_TAG}', scope.digest)}}",
    ),
    read=Api("describe_file_systems", "{FileSystemIds: [id]}", "FileSystems[0]"),
    live={
        "arn": "ResourceARN",
        "dnsName": "DNSName || join('', [id, '.fsx.', region, '.amazonaws.com'])",
        "mountName": "LustreConfiguration.MountName || 'fsx'",
        "ownerId": "account",
        "tagsAll": "tag_map(Tags)",
        "vpcId": "VpcId",
        **{name: f"LustreConfiguration.{there}" for name, there in _LUSTRE.items()},
        **{name: there for name, there in _WHOLE.items() if name != "securityGroupIds"},
    },
    delete=(Api("delete_file_system", "{FileSystemId: id}"),),
    replace=frozenset({*_WHOLE, *_LUSTRE}),
    kept=frozenset({"skipFinalBackup", "logConfiguration", "rootSquashConfiguration", "metadataConfiguration"}),
    tagging=Tagging(
        tag=Api("tag_resource", "{ResourceARN: live.ResourceARN, Tags: tag_list(changed)}"),
        untag=Api("untag_resource", "{ResourceARN: live.ResourceARN, TagKeys: removed}"),
    ),
)

KINDS = (LUSTRE,)
