"""Managed clusters and agent pools of AKS in the sandbox.

Labels and taints that AKS gives by itself: Microsoft Learn, "Use labels in AKS", "Add an Azure Spot node pool" (2025).
"""

from collections.abc import Iterator
from typing import Any

from landing_zone.sandbox.clouds.node_group import NodeGroup
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.providers.plugin.values import Object
from landing_zone.sandbox.providers.recorded.azure.checks import region
from landing_zone.sandbox.providers.recorded.control_planes import ControlPlane, Pool, taint
from landing_zone.sandbox.providers.recorded.kind import Resource, fill
from landing_zone.sandbox.providers.recorded.scope import Scope

_SPOT = "kubernetes.azure.com/scalesetpriority"
_CLUSTER_OF = "/agentPools/"


def control_plane() -> ControlPlane:
    """Return what a managed cluster opens."""
    return ControlPlane(_answers, _own_pools)


def pool() -> Pool:
    """Return what an agent pool makes."""
    return Pool(lambda resource: str(resource.inputs["resourceName"]), _group)


def node_group(cluster: str, name: str, inputs: Object, place: str) -> NodeGroup:
    """Return the nodes of a pool, as AKS labels and taints them."""
    spot = inputs.get("scaleSetPriority") == "Spot"
    taints = [taint(str(text)) for text in inputs.get("nodeTaints") or ()]
    if spot and not any(found["key"] == _SPOT for found in taints):
        taints.append({"key": _SPOT, "value": "spot", "effect": "NoSchedule"})
    return NodeGroup(
        cluster=cluster,
        pool=name,
        instance_type=str(inputs.get("vmSize", "")),
        count=int(inputs.get("count") or inputs.get("minCount") or 0),
        zones=tuple(f"{place}-{zone}" for zone in inputs.get("availabilityZones") or ()),
        labels={str(key): str(value) for key, value in (inputs.get("nodeLabels") or {}).items()},
        taints=taints,
        provider_labels=_provider_labels(cluster, name, inputs, spot=spot),
        region=place,
    )


def _provider_labels(cluster: str, name: str, inputs: Object, *, spot: bool) -> dict[str, str]:
    found = {
        "kubernetes.azure.com/cluster": cluster,
        "kubernetes.azure.com/agentpool": name,
        "agentpool": name,
        "kubernetes.azure.com/mode": str(inputs.get("mode", "User")).lower(),
    }
    if str(inputs.get("vmSize", "")).startswith(("Standard_NC", "Standard_ND", "Standard_NV")):
        found["kubernetes.azure.com/accelerator"] = "nvidia"
    return found | ({_SPOT: "spot"} if spot else {})


def _own_pools(resource: Resource) -> Iterator[NodeGroup]:
    for profile in resource.inputs.get("agentPoolProfiles") or ():
        yield node_group(resource.name, str(profile["name"]), profile, region(resource.inputs))


def _group(resource: Resource, scope: Scope) -> NodeGroup:
    template = resource.kind.path.partition(_CLUSTER_OF)[0]
    entry = scope.ledger.get(fill(template, {**resource.settings, **resource.inputs}) or "")
    place = region(entry.inputs) if entry else ""
    return node_group(str(resource.inputs["resourceName"]), resource.name, resource.inputs, place)


def _answers(cluster: SandboxCluster, resource: Resource) -> Object:
    address = cluster.server.removeprefix("https://")
    access: Any = resource.inputs.get("apiServerAccessProfile") or {}
    return {"privateFQDN": address} if access.get("enablePrivateCluster") else {"fqdn": address}
