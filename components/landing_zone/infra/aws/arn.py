"""ARNs that are known without asking AWS."""

_PARTITIONS = {"cn-": "aws-cn", "us-gov-": "aws-us-gov", "eusc-": "aws-eusc"}
"""By the start of a region's name. Source: AWS General Reference, "Amazon Resource Names" (inferred)."""


def partition(region: str) -> str:
    """Return the partition that a region belongs to."""
    return next((found for start, found in _PARTITIONS.items() if region.startswith(start)), "aws")


def managed_policy(region: str, name: str) -> str:
    """Return the ARN of a policy that AWS maintains; ``name`` with its path (`service-role/…`)."""
    return f"arn:{partition(region)}:iam::aws:policy/{name}"
