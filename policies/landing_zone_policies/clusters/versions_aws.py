"""C04 on AWS: versions of EKS clusters and of their node groups."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.links import of_type, refers_to
from landing_zone_policies.parameter import Parameter
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

OLDEST = Parameter(
    "C04",
    "oldest_eks_version",
    "1.32",
    "oldest Kubernetes version that EKS still patches, extended support included, as of November 2026 "
    "(AWS EKS release calendar, inferred)",
)
CLUSTER = "aws:eks/cluster:Cluster"
NODE_GROUP = "aws:eks/nodeGroup:NodeGroup"
SKEW = 3
"""Minor versions that a kubelet may be behind. Source: kubernetes.io, "Version Skew Policy", 1.28 and later."""
_VERSION = re.compile(r"v?1\.(\d+)")


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge the version that a cluster names; without one it gets the newest."""
    if not is_type(resource, CLUSTER):
        return
    version, oldest = resource.props.get("version"), minor(scene.value(OLDEST))
    if version is UNKNOWN:
        yield Violation("`version` is not known yet", Verdict.UNDETERMINED)
    elif version is not None and oldest is not None and (minor(version) or 0) < oldest:
        yield Violation("`version` is none that the cloud still supports")


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Judge node groups against the version of their cluster."""
    clusters = of_type(resources, CLUSTER)
    for group in of_type(resources, NODE_GROUP):
        for cluster in clusters:
            is_its_own = refers_to(group.props.get("clusterName"), cluster, "name")
            found = list(_skew(group, minor(group.props.get("version")), minor(cluster.props.get("version"))))
            if is_its_own is UNKNOWN and found:
                yield Violation("which cluster it is of is not known yet", Verdict.UNDETERMINED, group)
            elif is_its_own:
                yield from found


def minor(version: Any) -> int | None:
    """Return the minor version of `1.33`; None where there is none to be read."""
    found = _VERSION.match(str(version)) if isinstance(version, str | float | int) else None
    return int(found[1]) if found else None


def _skew(group: Resource, nodes: int | None, cluster: int | None) -> Iterator[Violation]:
    if group.props.get("version") is UNKNOWN:
        yield Violation("`version` is not known yet", Verdict.UNDETERMINED, group)
    elif nodes is None or cluster is None:
        return
    elif nodes > cluster:
        yield Violation("`version` is newer than its cluster's", resource=group)
    elif cluster - nodes > SKEW:
        yield Violation(f"`version` is more than {SKEW} minor versions behind its cluster's", resource=group)
