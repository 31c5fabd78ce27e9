"""Managed clusters and agent pools of AKS in the sandbox.

Labels and taints that AKS gives by itself: Microsoft Learn, "Use labels in AKS", "Add an Azure Spot node pool" (2025).
"""

import base64
import json
from collections.abc import Iterator

from landing_zone.errors import SandboxError
from landing_zone.sandbox.clouds.node_group import NodeGroup
from landing_zone.sandbox.clouds.opening import find_cluster
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.providers.plugin.values import Object
from landing_zone.sandbox.providers.recorded.azure.checks import CLUSTER, region
from landing_zone.sandbox.providers.recorded.azure.sizes import general_purpose
from landing_zone.sandbox.providers.recorded.control_planes import ControlPlane, Pool, taint
from landing_zone.sandbox.providers.recorded.kind import Resource, fill
from landing_zone.sandbox.providers.recorded.scope import Scope

_SPOT = "kubernetes.azure.com/scalesetpriority"


def control_plane() -> ControlPlane:
    """Return what a managed cluster opens."""
    return ControlPlane(lambda resource: name_of(resource.inputs, resource.environment), _answers, _own_pools)


def pool() -> Pool:
    """Return what an agent pool makes."""
    return Pool(lambda resource, scope: _cluster(resource, scope)[0], _group)


def user_credentials(args: Object, scope: Scope) -> Object:
    """Answer `listManagedClusterUserCredentials`: a kubeconfig with the local API server, and no credential."""
    found = next((e for e in scope.ledger.all() if e.token == CLUSTER and _is_meant(e.inputs, args)), None)
    cluster = found and find_cluster(scope.state, scope.environment, name_of(found.inputs, scope.environment))
    if not cluster:
        raise SandboxError(f"{args.get('resourceGroupName')} has no cluster {args.get('resourceName')}")
    inside = {"server": cluster.server, "certificate-authority-data": cluster.authority}
    config = json.dumps({"apiVersion": "v1", "kind": "Config", "clusters": [{"name": cluster.name, "cluster": inside}]})
    return {"kubeconfigs": [{"name": "clusterUser", "value": base64.b64encode(config.encode()).decode()}]}


def name_of(inputs: Object, environment: str) -> str:
    """Return a cluster's name in its environment: its tag says it, else its name without the environment's."""
    tags = inputs.get("tags") or {}
    return str(tags.get("cluster") or str(inputs["resourceName"]).removeprefix(f"{environment}-"))


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
        machine=general_purpose(str(inputs.get("vmSize", ""))),
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
        name = name_of(resource.inputs, resource.environment)
        yield node_group(name, str(profile["name"]), profile, region(resource.inputs))


def _group(resource: Resource, scope: Scope) -> NodeGroup:
    cluster, place = _cluster(resource, scope)
    return node_group(cluster, resource.name, resource.inputs, place)


def _cluster(resource: Resource, scope: Scope) -> tuple[str, str]:
    """Return name and region of a pool's cluster."""
    template = resource.kind.path.partition("/agentPools/")[0]
    entry = scope.ledger.get(fill(template, {**resource.settings, **resource.inputs}) or "")
    inputs = entry.inputs if entry else {"resourceName": resource.inputs["resourceName"]}
    return name_of(inputs, resource.environment), region(inputs)


def _answers(_cluster: SandboxCluster, _resource: Resource) -> Object:
    return {}


def _is_meant(inputs: Object, args: Object) -> bool:
    return all(inputs.get(key) == args.get(key) for key in ("resourceName", "resourceGroupName"))
