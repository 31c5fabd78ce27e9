"""K24: no service is open to the world past the gateway."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.look import at, items
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

INTERNAL = {
    "service.beta.kubernetes.io/aws-load-balancer-scheme": ("internal",),
    "service.beta.kubernetes.io/aws-load-balancer-internal": ("true", "0.0.0.0/0"),
    "service.beta.kubernetes.io/azure-load-balancer-internal": ("true",),
    "networking.gke.io/load-balancer-type": ("internal",),
    "cloud.google.com/load-balancer-type": ("internal",),
    "service.beta.kubernetes.io/openstack-internal-load-balancer": ("true",),
    "service.beta.kubernetes.io/oci-load-balancer-internal": ("true",),
}
"""Annotations, and their values, with which a cloud gives a load balancer a private address only."""
DOUBT = "it may be open to the world"


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge the type and the addresses of a service."""
    if not is_type(resource, "kubernetes:core/v1:Service"):
        return
    kind, addresses = (at(resource.props, "spec", field) for field in ("type", "externalIPs"))
    if kind is UNKNOWN:
        yield _undetermined("spec.type")
    elif kind == "NodePort":
        yield Violation("`spec.type` is NodePort: it opens a port on every node")
    elif kind == "LoadBalancer":
        yield from _load_balancer(at(resource.props, "metadata", "annotations"))
    if addresses is UNKNOWN:
        yield _undetermined("spec.externalIPs")
    elif items(addresses):
        yield Violation("`spec.externalIPs` takes traffic for addresses that are not its own")


def _load_balancer(annotations: object) -> Iterator[Violation]:
    said = {name: at(annotations, name) for name in INTERNAL}
    if any(isinstance(v, str | bool) and str(v).lower() in INTERNAL[name] for name, v in said.items()):
        return
    if UNKNOWN in said.values():
        yield _undetermined("metadata.annotations")
    else:
        yield Violation("`spec.type` is LoadBalancer without an annotation that keeps it internal")


def _undetermined(path: str) -> Violation:
    return Violation(f"`{path}` is not known yet, so {DOUBT}", Verdict.UNDETERMINED)


CONTROL = Control(
    id="K24",
    name="no-open-services",
    title="No service is reached from outside past the gateway: no node ports, no external addresses, no public load "
    "balancers",
    severity=Severity.HIGH,
    clauses=("CVE-2020-8554", "CCC.Core.CN05"),
    fix="make it a ClusterIP behind the gateway, or annotate the load balancer as internal",
    rule=rule,
)
