"""Nodes of a cluster that a cloud's stand-in has opened: as many as its node group says, of that instance type.

The functions block: a plugin calls them in a thread.
"""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from landing_zone.sandbox.clouds import programs
from landing_zone.sandbox.clouds.instance_type import machine_of
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.machine import MARK, Machine, node
from landing_zone.sandbox.nodes import MANAGER
from landing_zone.sandbox.parts.together import together

ANNOTATION = "ai-landing-zone/node-group"
"""Annotation of a node with the pool whose group has made it."""
CAPACITY = "ai-landing-zone/capacity"
"""Annotation of a node with what it has, as written here: the API server writes quantities in its own way."""


@dataclass(frozen=True)
class NodeGroup:
    """A group of equal nodes."""

    cluster: str
    """Name of the cluster in the environment."""
    pool: str
    instance_type: str
    count: int
    """Nodes that there are, which is what the group desires."""
    zones: tuple[str, ...]
    """Zones that the nodes take in turn, as the label `topology.kubernetes.io/zone` has them."""
    labels: dict[str, str] = field(default_factory=dict)
    """Labels that the group is told to give."""
    taints: list[dict[str, Any]] = field(default_factory=list)
    """Taints as Kubernetes writes them: key, value and effect (`NoSchedule` …)."""
    provider_labels: dict[str, str] = field(default_factory=dict)
    """Labels that the cloud gives by itself, as that of the capacity type."""
    region: str = ""
    """Region; "" where it follows from the zones' names (AWS, GCP)."""
    machine: Machine | None = None
    """Hardware of a node; None where catalog or environment tell it by the instance type."""


def apply_group(cluster: SandboxCluster, group: NodeGroup) -> None:
    """Bring the nodes of a group to what it says; those that have changed their kind or place are replaced.

    Raises:
        SandboxError: nobody says what the instance type has, or its accelerators have no such MIG profile.
    """
    wanted = {made["metadata"]["name"]: made for made in nodes(cluster, group)}
    asyncio.run(_converge(cluster, group.pool, wanted))


def remove_group(cluster: SandboxCluster, pool: str) -> None:
    """Remove the nodes of a group; nothing happens where there are none."""
    asyncio.run(_converge(cluster, pool, {}))


def nodes(cluster: SandboxCluster, group: NodeGroup) -> list[dict[str, Any]]:
    """Return the node objects of a group."""
    found = programs.read(cluster.directory.parent)
    machine = group.machine or machine_of(group.instance_type, group.labels, found)
    return [_node(i, group, machine) for i in range(group.count)]


def _node(index: int, group: NodeGroup, machine: Machine) -> dict[str, Any]:
    zone = group.zones[index % len(group.zones)] if group.zones else ""
    region = group.region or region_of(zone)
    place = {"topology.kubernetes.io/region": region, "topology.kubernetes.io/zone": zone}
    labels = {
        **{key: value for key, value in place.items() if value},
        "node.kubernetes.io/instance-type": group.instance_type,
        **group.provider_labels,
        **group.labels,
    }
    name = f"{group.cluster}-{group.pool}-{index}"
    capacity = json.dumps(machine.amounts())
    return node(name, machine, labels, group.taints, {ANNOTATION: group.pool, CAPACITY: capacity})


def region_of(zone: str) -> str:
    """Return the region of a zone: `eu-central-1a` is in `eu-central-1`, `europe-west4-a` in `europe-west4`."""
    return zone[:-2] if zone[-2:-1] == "-" else zone[:-1]


async def _converge(cluster: SandboxCluster, pool: str, wanted: dict[str, dict[str, Any]]) -> None:
    async with Kube.connect(cluster.kubeconfig) as kube:
        found = await kube.list("v1", "Node", label_selector=MARK)
        present = {n["metadata"]["name"]: n for n in found if n["metadata"]["annotations"].get(ANNOTATION) == pool}
        gone = [name for name, old in present.items() if name not in wanted or _is_another(old, wanted[name])]
        await together(kube.delete("v1", "Node", name) for name in gone)
        await together(kube.apply(made, field_manager=MANAGER) for made in wanted.values())


def _is_another(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether a node can't become what is wanted: it is of another kind, or elsewhere."""
    fixed = ("topology.kubernetes.io/zone", "topology.kubernetes.io/region", "node.kubernetes.io/instance-type")
    labels, wanted = old["metadata"]["labels"], new["metadata"]["labels"]
    is_moved = any(labels.get(key) != wanted.get(key) for key in fixed)
    return is_moved or old["metadata"]["annotations"].get(CAPACITY) != new["metadata"]["annotations"][CAPACITY]
