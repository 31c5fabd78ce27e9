"""K19: every namespace refuses traffic, in and out, unless a policy allows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.look import at, items
from landing_zone_policies.parameter import Parameter
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN, Unknown

EXEMPT = Parameter(
    control="K19",
    name="platform_namespaces",
    default=[
        "kube-system",
        "kube-public",
        "kube-node-lease",
        "gpu-operator",
        "cert-manager",
        "envoy-gateway-system",
        "kserve",
    ],
    about="namespaces of the platform's own parts, which charts fill and which may be open",
)
NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy"
CILIUM = "kubernetes:cilium.io/v2:CiliumNetworkPolicy"
CILIUM_CLUSTER = "kubernetes:cilium.io/v2:CiliumClusterwideNetworkPolicy"
ADMIN = (
    "kubernetes:policy.networking.k8s.io/v1alpha1:AdminNetworkPolicy",
    "kubernetes:policy.networking.k8s.io/v1alpha1:BaselineAdminNetworkPolicy",
)
DIRECTIONS = ("ingress", "egress")
PEERS = {"ingress": "from", "egress": "to"}


@dataclass(frozen=True)
class Place:
    """A namespace of a cluster."""

    cluster: str | None
    namespace: str | None


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Judge every namespace that is made or in which pods run, on the namespace itself or else on what runs there."""
    objects = [r for r in resources if r.package == "kubernetes"]
    made = {Place(r.cluster, r.name) for r in objects if is_type(r, "kubernetes:core/v1:Namespace")}
    exempt = frozenset(scene.value(EXEMPT))
    policies = [r for r in objects if is_type(r, NETWORK_POLICY, CILIUM, CILIUM_CLUSTER, *ADMIN)]
    problems: dict[Place, list[Violation]] = {}
    for resource in objects:
        if resource.containers and resource.namespace is UNKNOWN:
            yield Violation("its namespace is not known yet, so it may be open", Verdict.UNDETERMINED, resource)
        place = _place(resource, made)
        if place is not None and place.namespace not in exempt:
            if place not in problems:
                problems[place] = list(_judged(place, [p for p in policies if p.cluster == place.cluster]))
            yield from (replace(problem, resource=resource) for problem in problems[place])


def _place(resource: Resource, made: set[Place]) -> Place | None:
    """Return the namespace that a resource is to be judged for."""
    if is_type(resource, "kubernetes:core/v1:Namespace"):
        return Place(resource.cluster, resource.name)
    if not resource.containers or resource.namespace is UNKNOWN or resource.kind.startswith("Cluster"):
        return None
    place = Place(resource.cluster, resource.namespace or "default")
    return None if place in made else place


def _judged(place: Place, policies: Sequence[Resource]) -> Iterator[Violation]:
    for direction in DIRECTIONS:
        closed = [_closes(policy, place, direction) for policy in policies]
        if True in closed:
            continue
        if UNKNOWN in closed:
            yield Violation(f"whether its namespace is closed for {direction} is not known yet", Verdict.UNDETERMINED)
        else:
            yield Violation(f"its namespace has no policy that denies {direction} by default")


def _closes(policy: Resource, place: Place, direction: str) -> bool | Unknown:
    spec = policy.props.get("spec")
    covers = policy.namespace is UNKNOWN or (policy.namespace or "default") == place.namespace
    if is_type(policy, NETWORK_POLICY) and covers:
        return UNKNOWN if spec is UNKNOWN or policy.namespace is UNKNOWN else _denies(spec, direction)
    if is_type(policy, CILIUM_CLUSTER) or (is_type(policy, CILIUM) and covers):
        return _cilium_denies(spec, direction)
    if is_type(policy, *ADMIN):
        return UNKNOWN if spec is UNKNOWN else _admin_denies(spec, direction)
    return False


def _denies(spec: Any, direction: str) -> bool | Unknown:
    """Judge a policy: it must select all pods, speak of the direction, and not allow everything in it."""
    if UNKNOWN in (at(spec, "podSelector"), at(spec, "policyTypes"), at(spec, direction)):
        return UNKNOWN
    spoken = items(at(spec, "policyTypes")) or ["Ingress", *(["Egress"] if items(at(spec, "egress")) else [])]
    opens = any(not items(at(r, PEERS[direction])) and not items(at(r, "ports")) for r in items(at(spec, direction)))
    return _selects_all(at(spec, "podSelector")) and direction.title() in spoken and not opens


def _cilium_denies(spec: Any, direction: str) -> bool | Unknown:
    said = at(spec, "enableDefaultDeny", direction)
    if UNKNOWN in (spec, said, at(spec, "endpointSelector"), at(spec, direction)):
        return UNKNOWN
    speaks = at(spec, direction) is not None or at(spec, f"{direction}Deny") is not None or said is True
    return _selects_all(at(spec, "endpointSelector")) and speaks and said is not False


def _admin_denies(spec: Any, direction: str) -> bool:
    everywhere = _selects_all(at(spec, "subject", "namespaces")) and at(spec, "subject", "pods") is None
    return everywhere and any(at(rule, "action") == "Deny" for rule in items(at(spec, direction)))


def _selects_all(selector: Any) -> bool:
    return not at(selector, "matchLabels") and not at(selector, "matchExpressions")


CONTROL = Control(
    id="K19",
    name="default-deny",
    title="Every namespace refuses traffic in and out unless a policy allows it",
    severity=Severity.HIGH,
    clauses=("CIS-EKS 4.3.2", "NSA 2.0", "CCC.K8S.CN06"),
    fix="add a NetworkPolicy with an empty podSelector and policyTypes Ingress and Egress, then allow what is needed",
    stack_rule=stack_rule,
    parameters=(EXEMPT,),
)
