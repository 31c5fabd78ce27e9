"""S3: buckets."""

from landing_zone.sandbox.providers.aws.functions import OWN_TAG
from landing_zone.sandbox.providers.aws.kind import Api, Kind, Setter, Tagging

_TAGS = Api("put_bucket_tagging", "{Bucket: id, Tagging: {TagSet: tag_list(sent)}}")

BUCKET = Kind(
    type="aws:s3/bucket:Bucket",
    service="s3",
    create=Api(
        "create_bucket",
        "{Bucket: bucket, ObjectLockEnabledForBucket: objectLockEnabled, "
        "CreateBucketConfiguration: region!='us-east-1' && {LocationConstraint: region} || null}",
    ),
    identity="bucket",
    read=Api("head_bucket", "{Bucket: id}"),
    more={
        "labels": Api("get_bucket_tagging", "{Bucket: id}", "TagSet"),
        "lock": Api(
            "get_object_lock_configuration", "{Bucket: id}", "ObjectLockConfiguration.ObjectLockEnabled=='Enabled'"
        ),
    },
    live={
        "arn": "join('', ['arn:aws:s3:::', id])",
        "bucket": "id",
        "bucketDomainName": "join('', [id, '.s3.amazonaws.com'])",
        "bucketRegion": "region",
        "bucketRegionalDomainName": "join('', [id, '.s3.', region, '.amazonaws.com'])",
        "objectLockEnabled": "lock",
        "tagsAll": "tag_map(labels)",
    },
    setters=(Setter(("bucket",), _TAGS, on_create=True),),
    delete=(Api("delete_bucket", "{Bucket: id}"),),
    replace=frozenset({"bucket", "objectLockEnabled"}),
    kept=frozenset({"forceDestroy"}),
    tagging=Tagging(tag=_TAGS, untag=_TAGS),
    mark=f"labels[?Key=='{OWN_TAG}'] | [0].Value",
    exists=frozenset({"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}),
    name="bucket",
)

KINDS = (BUCKET,)
