"""Pools of nodes in the words of every provider: what they have, and how they are labelled, tainted and bought."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from landing_zone_policies.look import at, items
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.unknown import UNKNOWN

EKS = "aws:eks/nodeGroup:NodeGroup"
AKS = ("azure-native:containerservice:AgentPool",)
AKS_CLUSTER = "azure-native:containerservice:ManagedCluster"
GKE = "gcp:container/nodePool:NodePool"
KARPENTER = "kubernetes:karpenter.sh/v1:NodePool"
_AWS = re.compile(r"^(?:p\d|g\d|gr\d|trn\d|inf\d|dl\d)[a-z0-9-]*\.")
_AZURE = re.compile(r"^Standard_N[CDGV]", re.IGNORECASE)
_GCP = re.compile(r"^(?:a[234]|g[24]|ct\d\w*)-")
KARPENTER_FAMILIES = frozenset({"p", "g", "gr", "trn", "inf", "dl"})

EFFECTS = frozenset({"noschedule", "noexecute"})
"""Of taints that keep pods off, in every provider's spelling, without case and underscores."""


@dataclass(frozen=True)
class NodePool:
    """A pool; every part may be UNKNOWN."""

    path: str
    """Where in the resource it is; "" for the resource itself."""
    has_accelerators: Any
    labels: Any
    taints: Any
    spot: Any


def node_pools(resource: Resource) -> Iterator[NodePool]:
    """Yield the pools that a resource makes."""
    props = resource.props
    if is_type(resource, EKS):
        yield _eks(props)
    elif is_type(resource, *AKS):
        yield _aks("", props)
    elif is_type(resource, AKS_CLUSTER):
        for index, profile in enumerate(items(props.get("agentPoolProfiles"))):
            yield _aks(f"agentPoolProfiles[{index}]", profile)
    elif is_type(resource, GKE):
        yield _gke(at(props, "nodeConfig"))
    elif is_type(resource, KARPENTER):
        yield _karpenter(at(props, "spec", "template"))


def keeps_off(taint: Any) -> bool:
    """Return whether a taint keeps pods off that do not tolerate it; AKS writes one as `key=value:Effect`."""
    effect = taint.rpartition(":")[2] if isinstance(taint, str) else at(taint, "effect")
    return str(effect).lower().replace("_", "") in EFFECTS


def _eks(props: Mapping[str, Any]) -> NodePool:
    named = _any_of(at(props, "instanceTypes"), _AWS)
    image = at(props, "amiType")
    has = named or (isinstance(image, str) and ("GPU" in image or "NVIDIA" in image or "NEURON" in image))
    return NodePool("", has, at(props, "labels"), at(props, "taints"), _is(at(props, "capacityType"), "SPOT"))


def _aks(path: str, profile: Any) -> NodePool:
    has, spot = _any_of(at(profile, "vmSize"), _AZURE), _is(at(profile, "scaleSetPriority"), "Spot")
    return NodePool(path, has, at(profile, "nodeLabels"), at(profile, "nodeTaints"), spot)


def _gke(config: Any) -> NodePool:
    guests = at(config, "guestAccelerators")
    has = UNKNOWN if guests is UNKNOWN else bool(items(guests)) or _any_of(at(config, "machineType"), _GCP)
    spot = at(config, "spot") if at(config, "spot") is not None else at(config, "preemptible")
    return NodePool("nodeConfig", has, at(config, "labels"), at(config, "taints"), spot)


def _karpenter(template: Any) -> NodePool:
    wishes = at(template, "spec", "requirements")
    has = UNKNOWN if wishes is UNKNOWN else any(map(_wants_accelerators, items(wishes)))
    kinds = [v for w in items(wishes) if at(w, "key") == "karpenter.sh/capacity-type" for v in items(at(w, "values"))]
    labels, taints = at(template, "metadata", "labels"), at(template, "spec", "taints")
    return NodePool("spec.template", has, labels, taints, "spot" in kinds)


def _wants_accelerators(wish: Any) -> bool:
    key, values = str(at(wish, "key")), [str(v) for v in items(at(wish, "values"))]
    if at(wish, "operator") in ("NotIn", "DoesNotExist"):
        return False
    if key.endswith("/instance-category"):
        return not KARPENTER_FAMILIES.isdisjoint(values)
    if key.endswith("/instance-type"):
        return any(_AWS.match(value) for value in values)
    return "gpu" in key or "accelerator" in key


def _any_of(value: Any, pattern: re.Pattern[str]) -> Any:
    names = items(value)
    if any(isinstance(name, str) and pattern.match(name) for name in names):
        return True
    return UNKNOWN if value is UNKNOWN or UNKNOWN in names else False


def _is(value: Any, wanted: str) -> Any:
    return UNKNOWN if value is UNKNOWN else str(value).lower() == wanted.lower()
