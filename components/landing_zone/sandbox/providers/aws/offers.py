"""Which instance types a region offers, as far as moto's copy of AWS' answers says."""

from landing_zone.sandbox.providers.aws.cloud import Cloud


def not_offered(cloud: Cloud, instance_types: list[str], region: str) -> str | None:
    """Return the first type that is not offered in a region; None if all are."""
    params = {"Filters": [{"Name": "instance-type", "Values": instance_types}]}
    answer = cloud.call("ec2", "describe_instance_type_offerings", params, region)
    offered = {offer["InstanceType"] for offer in answer["InstanceTypeOfferings"]}
    return next((name for name in instance_types if name not in offered), None)
