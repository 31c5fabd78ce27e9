"""D02 on AWS: encryption at rest, and whose key it is under.

S3 encrypts everything by itself since January 2023; only a bucket that says how is judged. Replicas of a database are
encrypted as their source is.
"""

from landing_zone_policies.requirement import (
    Requirement,
    among,
    any_of,
    by_type,
    each,
    given,
    on,
    own_key,
    text_unless,
    unless,
)

KEY_ID = (own_key("kmsKeyId"),)
KEY_ARN = (own_key("kmsKeyArn"),)
STORAGE = (on("storageEncrypted"), own_key("kmsKeyId"))
DATABASE = unless(given("replicateSourceDb").holds, *STORAGE)
DOMAIN = (on("encryptAtRest.enabled"), own_key("encryptAtRest.kmsKeyId"))
BY_DEFAULT = "applyServerSideEncryptionByDefault"
BUCKET: tuple[Requirement, ...] = (
    among(f"{BY_DEFAULT}.sseAlgorithm", "aws:kms", "aws:kms:dsse"),
    any_of(own_key(f"{BY_DEFAULT}.kmsMasterKeyId"), own_key(f"{BY_DEFAULT}.kmsMasterKeyID")),
)

rule = by_type(
    {
        "aws:rds/instance:Instance": DATABASE,
        "aws:rds/cluster:Cluster": DATABASE,
        "aws:rds/globalCluster:GlobalCluster": (on("storageEncrypted"),),
        "aws:docdb/cluster:Cluster": STORAGE,
        "aws:neptune/cluster:Cluster": (on("storageEncrypted"), own_key("kmsKeyArn")),
        "aws:redshift/cluster:Cluster": (on("encrypted"), own_key("kmsKeyId")),
        "aws:efs/fileSystem:FileSystem": (on("encrypted"), own_key("kmsKeyId")),
        "aws:ebs/volume:Volume": (on("encrypted"), own_key("kmsKeyId")),
        "aws:ebs/snapshotCopy:SnapshotCopy": (on("encrypted"), own_key("kmsKeyId")),
        "aws:ebs/encryptionByDefault:EncryptionByDefault": (text_unless("enabled", "false"),),
        "aws:fsx/lustreFileSystem:LustreFileSystem": KEY_ID,
        "aws:fsx/ontapFileSystem:OntapFileSystem": KEY_ID,
        "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": KEY_ID,
        "aws:fsx/windowsFileSystem:WindowsFileSystem": KEY_ID,
        "aws:elasticache/replicationGroup:ReplicationGroup": (on("atRestEncryptionEnabled"), own_key("kmsKeyId")),
        "aws:elasticache/serverlessCache:ServerlessCache": KEY_ID,
        "aws:memorydb/cluster:Cluster": KEY_ARN,
        "aws:elasticsearch/domain:Domain": DOMAIN,
        "aws:opensearch/domain:Domain": DOMAIN,
        "aws:dynamodb/table:Table": (on("serverSideEncryption.enabled"), own_key("serverSideEncryption.kmsKeyArn")),
        "aws:sqs/queue:Queue": (own_key("kmsMasterKeyId"),),
        "aws:sns/topic:Topic": (own_key("kmsMasterKeyId"),),
        "aws:kinesis/stream:Stream": (among("encryptionType", "KMS"), own_key("kmsKeyId")),
        "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": (on("serverSideEncryption.enabled"),),
        "aws:sagemaker/domain:Domain": KEY_ID,
        "aws:sagemaker/notebookInstance:NotebookInstance": KEY_ID,
        "aws:sagemaker/endpointConfiguration:EndpointConfiguration": KEY_ARN,
        "aws:secretsmanager/secret:Secret": KEY_ID,
        "aws:cloudwatch/logGroup:LogGroup": KEY_ID,
        "aws:backup/vault:Vault": KEY_ARN,
        "aws:ecr/repository:Repository": (among("encryptionConfigurations.encryptionType", "KMS", "KMS_DSSE"),),
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": each(
            "rules", *BUCKET
        ),
        "aws:s3/bucket:Bucket": each("serverSideEncryptionConfiguration.rule", *BUCKET),
    }
)
