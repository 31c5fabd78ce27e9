"""K26: pods of a mesh take only traffic that both ends have signed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.look import at
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN, Unknown

PEERS = "kubernetes:security.istio.io/v1:PeerAuthentication"
DESTINATION = "kubernetes:networking.istio.io/v1:DestinationRule"
NAMESPACE = "kubernetes:core/v1:Namespace"
ROOT = "istio-system"
"""Namespace whose policies hold for the whole mesh."""
STRICT = "STRICT"
INHERITED = (None, "UNSET")
MESH_LABELS = {"istio-injection": ("enabled",), "istio.io/dataplane-mode": ("ambient",)}
REVISION = "istio.io/rev"
DOUBT = "traffic may be in plain text"


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge what an object of the mesh says itself; what it leaves open it inherits."""
    spec = resource.props.get("spec")
    if is_type(resource, PEERS):
        yield from _mode("spec.mtls.mode", at(spec, "mtls", "mode"))
        ports = at(spec, "portLevelMtls")
        if ports is UNKNOWN:
            yield Violation(f"`spec.portLevelMtls` is not known yet, so {DOUBT}", Verdict.UNDETERMINED)
        for port, value in ports.items() if isinstance(ports, Mapping) else ():
            yield from _mode(f"spec.portLevelMtls.{port}.mode", at(value, "mode"))
    elif is_type(resource, DESTINATION):
        yield from _sent("spec.trafficPolicy.tls.mode", at(spec, "trafficPolicy", "tls", "mode"))


def _mode(path: str, mode: Any) -> Iterator[Violation]:
    if mode is UNKNOWN:
        yield Violation(f"`{path}` is not known yet, so {DOUBT}", Verdict.UNDETERMINED)
    elif mode != STRICT and mode not in INHERITED:
        yield Violation(f"`{path}` takes traffic in plain text")


def _sent(path: str, mode: Any) -> Iterator[Violation]:
    if mode is UNKNOWN:
        yield Violation(f"`{path}` is not known yet, so {DOUBT}", Verdict.UNDETERMINED)
    elif mode == "DISABLE":
        yield Violation(f"`{path}` sends traffic in plain text")


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Judge every namespace that is in the mesh: without a strict policy the mesh takes either kind of traffic."""
    policies = [r for r in resources if is_type(r, PEERS)]
    for resource in resources:
        meshed = is_type(resource, NAMESPACE) and _is_meshed(at(resource.props, "metadata", "labels"))
        if not meshed or any(p.cluster == resource.cluster and _is_strict(p, resource.name) for p in policies):
            continue
        if meshed is UNKNOWN:
            yield Violation("whether it is in the mesh is not known yet", Verdict.UNDETERMINED, resource)
        else:
            yield Violation("it is in the mesh, but no policy of it or of the mesh is strict", resource=resource)


def _is_meshed(labels: Any) -> bool | Unknown:
    said = {name: at(labels, name) for name in MESH_LABELS}
    if at(labels, REVISION) not in (None, UNKNOWN) or any(said[name] in MESH_LABELS[name] for name in said):
        return True
    return UNKNOWN if UNKNOWN in (at(labels, REVISION), *said.values()) else False


def _is_strict(policy: Resource, namespace: str) -> bool:
    everywhere = not at(policy.props, "spec", "selector", "matchLabels")
    return everywhere and policy.namespace in (namespace, ROOT) and at(policy.props, "spec", "mtls", "mode") == STRICT


CONTROL = Control(
    id="K26",
    name="mesh-tls",
    title="Pods of a mesh take only mutually authenticated, encrypted traffic",
    severity=Severity.HIGH,
    clauses=("HIPAA 164.312(e)(2)(ii)", "GDPR 32(1)(a)"),
    fix="set mtls.mode to STRICT, for the mesh or the namespace",
    rule=rule,
    stack_rule=stack_rule,
)
