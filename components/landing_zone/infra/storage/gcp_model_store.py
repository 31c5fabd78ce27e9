"""A bucket of Cloud Storage for the models of one jurisdiction."""

import pulumi
from pulumi_gcp.storage import (
    Bucket,
    BucketEncryptionArgs,
    BucketLifecycleRuleActionArgs,
    BucketLifecycleRuleArgs,
    BucketLifecycleRuleConditionArgs,
    BucketRetentionPolicyArgs,
    BucketSoftDeletePolicyArgs,
    BucketVersioningArgs,
)

from landing_zone.errors import LandingZoneError
from landing_zone.infra.gcp.labels import gcp_labels
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name
from landing_zone.infra.storage.model_store import ModelStore, ModelStoreArgs

DAY_SECONDS = 86_400
SOFT_DELETE_DAYS = {"dev": 0, "prod": 7, "restricted": 30}
"""How long deleted objects can be restored; the cloud takes 0, or 7 to 90 days."""
UNFINISHED_DAYS = 7


class GcpModelStore(ModelStore):
    """A bucket in one region, closed to the public, encrypted with a key of one's own.

    With a lock, nothing can be replaced or deleted before its time, so that there are no older versions to keep: the
    cloud has one or the other. The lock can't be taken back, except in `dev`.
    """

    def __init__(self, name: str, args: ModelStoreArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:GcpModelStore", name, {}, opts)
        if "replica_region" in args:
            raise LandingZoneError(f"model store {name}: GCP buckets are not replicated here; remove `replica_region`")
        bucket = self._bucket(name, args)
        self.uri = bucket.name.apply(lambda bucket_name: f"gs://{bucket_name}")
        self.store_id = bucket.name
        self.register()

    def _bucket(self, name: str, args: ModelStoreArgs) -> Bucket:
        kept = args["profile"] != "dev"
        return Bucket(
            f"{name}-bucket",
            name=physical_name(args["account"], args["environment"], "models", args["jurisdiction"].lower()),
            project=args["account"],
            location=args["region"].upper(),
            storage_class="STANDARD",
            uniform_bucket_level_access=True,
            public_access_prevention="enforced",
            encryption=BucketEncryptionArgs(default_kms_key_name=args["key"]),
            versioning=BucketVersioningArgs(enabled="lock_days" not in args),
            retention_policy=_lock(args, kept),
            soft_delete_policy=BucketSoftDeletePolicyArgs(
                retention_duration_seconds=SOFT_DELETE_DAYS[args["profile"]] * DAY_SECONDS
            ),
            lifecycle_rules=[_unfinished()],
            force_destroy=not kept,
            labels=gcp_labels(args["tags"]),
            opts=child(self, protect=kept),
        )


def _lock(args: ModelStoreArgs, kept: bool) -> BucketRetentionPolicyArgs | None:
    if "lock_days" not in args:
        return None
    return BucketRetentionPolicyArgs(retention_period=str(args["lock_days"] * DAY_SECONDS), is_locked=kept)


def _unfinished() -> BucketLifecycleRuleArgs:
    return BucketLifecycleRuleArgs(
        action=BucketLifecycleRuleActionArgs(type="AbortIncompleteMultipartUpload"),
        condition=BucketLifecycleRuleConditionArgs(age=UNFINISHED_DAYS),
    )
