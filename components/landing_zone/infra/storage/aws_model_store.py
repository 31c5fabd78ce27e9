"""The models of one jurisdiction in S3."""

import pulumi

from landing_zone.infra.physical_name import physical_name
from landing_zone.infra.storage.aws_bucket import make_bucket
from landing_zone.infra.storage.aws_replica import add_replica
from landing_zone.infra.storage.model_store import ModelStore, ModelStoreArgs

LONGEST = 63 - len("-replica")
"""Characters of a bucket's name, of which its copy's needs some."""


class AwsModelStore(ModelStore):
    """A bucket, and its copy if a region for that is given."""

    def __init__(self, name: str, args: ModelStoreArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:AwsModelStore", name, {}, opts)
        parts = (args["environment"], "models", args["jurisdiction"].lower(), args["account"])
        physical = physical_name(*parts, limit=LONGEST)
        made = make_bucket(self, f"{name}-models", args, physical=physical, key=args["key"])
        if "replica_region" in args:
            add_replica(self, name, made, physical, args)
        self.uri = made.bucket.bucket.apply(lambda found: f"s3://{found}")
        self.store_id = made.bucket.arn
        self.register()
