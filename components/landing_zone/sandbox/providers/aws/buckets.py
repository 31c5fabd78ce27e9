"""Buckets: one that may be emptied is emptied before it is deleted."""

from landing_zone.errors import SandboxError
from landing_zone.sandbox.providers.aws.errors import AwsError
from landing_zone.sandbox.providers.aws.handler import KindHandler
from landing_zone.sandbox.providers.aws.kind import is_gone
from landing_zone.sandbox.providers.plugin.handler import Call


class BucketHandler(KindHandler):
    """S3 buckets."""

    def remove(self, call: Call) -> None:
        """Empty the bucket where the program allows it (`forceDestroy`), and delete it."""
        if call.old.get("forceDestroy"):
            self._empty(call)
        super().remove(call)

    def _empty(self, call: Call) -> None:
        cloud, bucket = self.session.cloud(call.urn), {"Bucket": call.resource_id}
        try:
            while True:
                page = cloud.call("s3", "list_object_versions", bucket)
                found = [*page.get("Versions", ()), *page.get("DeleteMarkers", ())]
                if not found:
                    return
                objects = [{"Key": item["Key"], "VersionId": item["VersionId"]} for item in found]
                request = {**bucket, "Delete": {"Objects": objects}, "BypassGovernanceRetention": True}
                if kept := cloud.call("s3", "delete_objects", request).get("Errors"):
                    problem = f"{len(kept)} objects can't be deleted: {kept[0]['Key']}: {kept[0].get('Message', '')}"
                    raise SandboxError(f"bucket {call.resource_id}: {problem}")
        except AwsError as error:
            if not is_gone(error.code):
                raise
