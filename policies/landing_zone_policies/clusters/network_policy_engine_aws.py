"""C09 on AWS: what enforces network policies in an EKS cluster."""

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from landing_zone_policies.control import Violation
from landing_zone_policies.links import of_type, verdict
from landing_zone_policies.look import at, truth
from landing_zone_policies.requirement import Answer, either
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN, Unknown

ADDON = "aws:eks/addon:Addon"
CHARTS = ("cilium", "calico", "tigera-operator")
"""Charts that bring an engine of their own."""
RELEASES = ("kubernetes:helm.sh/v3:Release", "kubernetes:helm.sh/v4:Chart")


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Ask for an engine beside every cluster; clusters in auto mode bring one."""
    engine = either([*(_of_addon(a) for a in of_type(resources, ADDON)), *_of_charts(resources)])
    for cluster in of_type(resources, "aws:eks/cluster:Cluster"):
        auto = truth(at(cluster.props, "computeConfig", "enabled"))
        answer = either([engine, UNKNOWN if isinstance(auto, Unknown) else auto is True])
        yield from verdict(
            answer,
            cluster,
            "nothing in the stack enforces network policies in it",
            "whether anything enforces network policies in it is not known yet",
        )


def _of_addon(addon: Resource) -> Answer:
    name = addon.props.get("addonName")
    if name != "vpc-cni":
        return UNKNOWN if isinstance(name, Unknown) else False
    values = _values(addon.props.get("configurationValues"))
    switch = truth(at(values, "enableNetworkPolicy"))
    return UNKNOWN if isinstance(switch, Unknown) else switch is True


def _values(value: Any) -> Any:
    try:
        return yaml.safe_load(value) if isinstance(value, str) else value
    except yaml.YAMLError:
        return UNKNOWN


def _of_charts(resources: Sequence[Resource]) -> Iterator[Answer]:
    for release in of_type(resources, *RELEASES):
        chart = release.props.get("chart")
        yield UNKNOWN if chart is UNKNOWN else str(chart).rpartition("/")[2] in CHARTS
