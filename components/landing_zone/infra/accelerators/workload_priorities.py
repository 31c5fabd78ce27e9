"""Which pods give way when an accelerator pool is full."""

from typing import TypedDict

import pulumi
from pulumi_kubernetes.scheduling.v1 import PriorityClass

from landing_zone.infra.labels import metadata
from landing_zone.infra.options import child

VALUES = {"critical": 1_000_000, "standard": 100_000, "best-effort": 10_000}
"""Priority by criticality; far below `system-cluster-critical` (2,000,000,000)."""


def priority_class(criticality: str) -> str:
    """Return the name of the priority class of a criticality."""
    return f"ai-landing-zone-{criticality}"


class WorkloadPrioritiesArgs(TypedDict):
    """The same in every cluster."""

    cluster: str
    """Name of the cluster."""


class WorkloadPriorities(pulumi.ComponentResource):
    """One priority class per criticality; pods of `best-effort` never push others out."""

    def __init__(self, name: str, args: WorkloadPrioritiesArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:WorkloadPriorities", name, {}, opts)
        for criticality, value in VALUES.items():
            PriorityClass(
                f"{args['cluster']}-{criticality}",
                metadata=metadata(priority_class(criticality)),
                value=value,
                preemption_policy="Never" if criticality == "best-effort" else "PreemptLowerPriority",
                description=f"Model workloads of criticality {criticality}",
                opts=child(self),
            )
        self.register_outputs({})
