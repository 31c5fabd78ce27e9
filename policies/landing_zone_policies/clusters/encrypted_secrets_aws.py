"""C02 on AWS: envelope encryption of an EKS cluster's secrets."""

from typing import Any

from landing_zone_policies.look import at, items
from landing_zone_policies.requirement import Answer, Requirement, by_type
from landing_zone_policies.unknown import UNKNOWN


def _covers_secrets(props: dict[str, Any]) -> Answer:
    config = at(props, "encryptionConfig")
    resources = [at(block, "resources") for block in items(config)]
    if any("secrets" in items(r) for r in resources):
        return True
    return (
        UNKNOWN if config is UNKNOWN or UNKNOWN in resources or any(UNKNOWN in items(r) for r in resources) else False
    )


rule = by_type(
    {
        "aws:eks/cluster:Cluster": (
            Requirement("encryptionConfig", _covers_secrets, "`encryptionConfig` does not cover secrets"),
        )
    }
)
