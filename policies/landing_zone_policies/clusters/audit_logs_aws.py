"""C03 on AWS: logs of an EKS cluster's control plane."""

from typing import Any

from landing_zone_policies.look import items
from landing_zone_policies.requirement import Answer, Requirement, by_type
from landing_zone_policies.unknown import UNKNOWN

FIELD = "enabledClusterLogTypes"
TYPES = ("api", "audit", "authenticator", "controllerManager", "scheduler")
"""All there are. Source: AWS EKS User Guide, "Send control plane logs to CloudWatch Logs"."""


def _enables(type_: str) -> Requirement:
    def holds(props: dict[str, Any]) -> Answer:
        enabled = props.get(FIELD)
        if type_ in items(enabled):
            return True
        return UNKNOWN if enabled is UNKNOWN or UNKNOWN in items(enabled) else False

    return Requirement(FIELD, holds, f"`{FIELD}` lacks `{type_}`")


rule = by_type({"aws:eks/cluster:Cluster": [_enables(type_) for type_ in TYPES]})
