"""Clusters and node pools of GKE in the sandbox.

Labels that GKE gives by itself: Google Cloud documentation, "Create and manage cluster and node pool labels", "Spot
VMs", "About GPUs in GKE" (2025). Its taint of accelerators is left out: GKE also makes the pods tolerate it, which no
other API server does.
"""

from typing import Any

from landing_zone.sandbox.clouds.node_group import NodeGroup
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.providers.plugin.values import Object
from landing_zone.sandbox.providers.recorded.control_planes import ControlPlane, Pool
from landing_zone.sandbox.providers.recorded.gcp.checks import region
from landing_zone.sandbox.providers.recorded.kind import Resource, fill
from landing_zone.sandbox.providers.recorded.scope import Scope

_EFFECTS = {"NO_SCHEDULE": "NoSchedule", "PREFER_NO_SCHEDULE": "PreferNoSchedule", "NO_EXECUTE": "NoExecute"}


def control_plane() -> ControlPlane:
    """Return what a cluster opens. The pool that GKE makes with it is not made: nobody keeps it."""
    return ControlPlane(lambda resource: resource.name, _answers)


def pool() -> Pool:
    """Return what a node pool makes."""
    return Pool(lambda resource, _scope: _cluster_name(resource), _group)


def _cluster_name(resource: Resource) -> str:
    return str(resource.inputs["cluster"]).rpartition("/")[2]


def _answers(cluster: SandboxCluster, _resource: Resource) -> Object:
    address = cluster.server.removeprefix("https://")
    return {
        "endpoint": address,
        "masterAuth": {"clusterCaCertificate": cluster.authority},
        "privateClusterConfig": {"privateEndpoint": address},
    }


def _group(resource: Resource, scope: Scope) -> NodeGroup:
    config: dict[str, Any] = resource.inputs.get("nodeConfig") or {}
    zones = _zones(resource, scope)
    each = resource.inputs.get("nodeCount") or resource.inputs.get("initialNodeCount") or 0
    return NodeGroup(
        cluster=_cluster_name(resource),
        pool=resource.name,
        instance_type=str(config.get("machineType", "e2-medium")),
        count=int(each) * len(zones),
        zones=zones,
        labels={str(key): str(value) for key, value in (config.get("labels") or {}).items()},
        taints=[{**found, "effect": _EFFECTS.get(found["effect"], found["effect"])} for found in _taints(config)],
        provider_labels=_provider_labels(resource.name, config),
        region=region(str(resource.inputs.get("location", ""))),
    )


def _zones(resource: Resource, scope: Scope) -> tuple[str, ...]:
    """Return the zones of a pool: its own, else those of its cluster, else that of its location."""
    own = resource.inputs.get("nodeLocations")
    template = resource.kind.path.partition("/nodePools/")[0]
    cluster = scope.ledger.get(fill(template, {**resource.settings, **resource.inputs}) or "")
    zones = own or (cluster.inputs.get("nodeLocations") if cluster else None)
    place = str(resource.inputs.get("location", ""))
    return tuple(map(str, zones)) if zones else (place if region(place) != place else f"{place}-a",)


def _taints(config: dict[str, Any]) -> list[dict[str, str]]:
    return [
        {key: str(found.get(key, "")) for key in ("key", "value", "effect")} for found in config.get("taints") or ()
    ]


def _provider_labels(name: str, config: dict[str, Any]) -> dict[str, str]:
    spot = config.get("spot") is True
    found = {
        "cloud.google.com/gke-nodepool": name,
        "cloud.google.com/machine-family": str(config.get("machineType", "")).partition("-")[0],
        "cloud.google.com/gke-provisioning": "spot" if spot else "standard",
    }
    if spot:
        found["cloud.google.com/gke-spot"] = "true"
    return found | _accelerator_labels(config)


def _accelerator_labels(config: dict[str, Any]) -> dict[str, str]:
    accelerators = config.get("guestAccelerators") or ()
    if not accelerators:
        return {}
    first = accelerators[0]
    found = {
        "cloud.google.com/gke-accelerator": str(first.get("type", "")),
        "cloud.google.com/gke-accelerator-count": str(first.get("count", "")),
    }
    if size := first.get("gpuPartitionSize"):
        found["cloud.google.com/gke-gpu-partition-size"] = str(size)
    return found
