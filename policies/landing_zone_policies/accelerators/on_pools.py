"""K27: accelerators are asked for in full, on pools that have them; other pods leave those pools alone."""

from collections.abc import Iterator
from typing import Any

from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.look import at, items, mapping, texts
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import KUBERNETES, Container, Pod
from landing_zone_policies.workload.judging import at_pod, pods_of

POOL = "ai-landing-zone/pool"
VENDORS = ("nvidia.com/", "amd.com/", "gpu.intel.com/", "habana.ai/", "aws.amazon.com/neuron", "google.com/tpu")
"""Beginnings of the names under which Kubernetes counts accelerators."""
NODE_LABELS = (
    *VENDORS,
    POOL,
    "node.kubernetes.io/instance-type",
    "karpenter.sh/",
    "karpenter.k8s.aws/",
    "cloud.google.com/gke-",
    "k8s.amazonaws.com/accelerator",
    "kubernetes.azure.com/",
    "feature.node.kubernetes.io/",
)
"""Beginnings of labels that tell nodes with accelerators, where no environment says which pools there are."""
EVERYWHERE = frozenset({"DaemonSet"})
"""Kinds that belong on every node, such as drivers and collectors."""
COMPLETED = frozenset({"ServingRuntime", "ClusterServingRuntime"})
"""Kinds whose pods get their place from what uses them."""


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge every container that asks for accelerators, and pods that ask for none but would take their nodes."""
    if not resource.type.startswith(KUBERNETES):
        return
    for place in resource.unseen_pods:
        yield _undetermined(place.path)
    for pod in pods_of(resource):
        yield from _pod(pod, resource, scene)


def _pod(pod: Pod, resource: Resource, scene: Scene) -> Iterator[Violation]:
    for container in pod.containers:
        yield from _judged(container, resource.cluster, scene)
    if any(_asked(container) for container in pod.containers):
        if resource.kind not in COMPLETED:
            yield from _toleration(pod)
    elif resource.kind not in EVERYWHERE and not _is_unclear(pod):
        yield from _intrusion(pod)


def _judged(container: Container, cluster: str | None, scene: Scene) -> Iterator[Violation]:
    for path, value in _needed(container):
        if value is UNKNOWN:
            yield _undetermined(path)
            return
    requests, limits = _amounts(container, "requests"), _amounts(container, "limits")
    for name in sorted(requests | limits):
        yield from _amount(container.path, name, requests.get(name), limits.get(name))
    for name in sorted(requests | limits):
        yield from _pool(container, name, cluster, scene)


def _undetermined(path: str) -> Violation:
    return Violation(f"`{path}` is not known yet, so it may ask for accelerators", Verdict.UNDETERMINED)


def _needed(container: Container) -> Iterator[tuple[str, Any]]:
    """Yield what the rule has to know of a container, from the outside in."""
    resources = container.spec.get("resources")
    yield f"{container.path}.resources", resources
    for part in ("requests", "limits"):
        yield f"{container.path}.resources.{part}", at(resources, part)


def _amounts(container: Container, part: str) -> dict[str, Any]:
    amounts = mapping(at(container.spec, "resources", part))
    return {name: amount for name, amount in amounts.items() if name.startswith(VENDORS)}


def _asked(container: Container) -> frozenset[str]:
    return frozenset(_amounts(container, "requests") | _amounts(container, "limits"))


def _is_unclear(pod: Pod) -> bool:
    return not pod.containers or any(value is UNKNOWN for c in pod.containers for _, value in _needed(c))


def _amount(path: str, name: str, request: Any, limit: Any) -> Iterator[Violation]:
    """A request left out is set to the limit by Kubernetes; a limit left out is not."""
    if UNKNOWN in (request, limit):
        yield Violation(f"how much {name} `{path}` asks for is not known yet", Verdict.UNDETERMINED)
    elif limit is None:
        yield Violation(f"`{path}` requests {name} without a limit")
    elif request is not None and str(request) != str(limit):
        yield Violation(f"`{path}` requests another amount of {name} than its limit")


def _pool(container: Container, name: str, cluster: str | None, scene: Scene) -> Iterator[Violation]:
    if scene.name is None:
        yield from _placed(container, name)
        return
    selector = container.pod.get("nodeSelector")
    pool, facts = mapping(selector).get(POOL), scene.clusters.get(cluster or "")
    if UNKNOWN in (selector, pool):
        yield Violation(f"the pool of `{container.path}` is not known yet", Verdict.UNDETERMINED)
    elif pool is None:
        yield Violation(f"`{container.path}` asks for {name} without a node selector `{POOL}`")
    elif facts is None:
        yield Violation(f"`{container.path}` asks for {name}, but its provider is named after no cluster")
    elif pool not in facts.pools:
        yield Violation(f"the node selector of `{container.path}` names no pool of cluster `{facts.name}`")
    elif facts.pools[pool] != name:
        offered = facts.pools[pool] or "no accelerators"
        yield Violation(f"`{container.path}` asks for {name}, but pool `{pool}` offers {offered}")


def _placed(container: Container, name: str) -> Iterator[Violation]:
    """Judge without an environment: some label of nodes with accelerators must be asked for."""
    affinity = at(container.pod, "affinity", "nodeAffinity")
    selector = container.pod.get("nodeSelector")
    keys = (*mapping(selector), *texts(affinity))
    if any(str(key).startswith(NODE_LABELS) for key in keys):
        return
    if UNKNOWN in (selector, affinity):
        yield Violation(f"the nodes of `{container.path}` are not known yet", Verdict.UNDETERMINED)
    else:
        yield Violation(f"`{container.path}` asks for {name}, but no selector or affinity names nodes that have it")


def _toleration(pod: Pod) -> Iterator[Violation]:
    held = pod.spec.get("tolerations")
    if held is UNKNOWN or any(at(item, "key") is UNKNOWN for item in items(held)):
        yield Violation(f"`{at_pod(pod, 'tolerations')}` is not known yet", Verdict.UNDETERMINED)
    elif not any(_tolerates_accelerators(item) or _tolerates_all(item) for item in items(held)):
        yield Violation(f"`{at_pod(pod, 'tolerations')}` does not tolerate the taint of nodes with accelerators")


def _intrusion(pod: Pod) -> Iterator[Violation]:
    held = pod.spec.get("tolerations")
    for index, item in enumerate([UNKNOWN] if held is UNKNOWN else items(held)):
        path = f"{at_pod(pod, 'tolerations')}[{index}]"
        if _tolerates_accelerators(item):
            yield Violation(f"`{path}` takes nodes with accelerators, and no container asks for one")
        elif at(item, "key") is UNKNOWN:
            yield Violation(f"`{path}` is not known yet, so it may take nodes with accelerators", Verdict.UNDETERMINED)


def _tolerates_accelerators(toleration: Any) -> bool:
    key = at(toleration, "key")
    return isinstance(key, str) and key.startswith(VENDORS)


def _tolerates_all(toleration: Any) -> bool:
    return at(toleration, "operator") == "Exists" and not at(toleration, "key")


CONTROL = Control(
    id="K27",
    name="accelerators-on-their-pools",
    title="Accelerators are requested in full and only on pools that have them, which other pods leave alone",
    severity=Severity.HIGH,
    clauses=("NSA 4.0", "CCC.K8S.CN13"),
    fix=f"set request and limit to the same number, tolerate the pool's taint, and set a node selector `{POOL}` with a "
    "pool that offers the resource; remove the toleration from pods that ask for none",
    rule=rule,
)
