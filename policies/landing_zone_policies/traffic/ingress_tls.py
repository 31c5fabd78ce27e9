"""K25: what comes from outside comes encrypted, and for a name."""

from collections.abc import Callable, Iterator
from typing import Any

from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.look import at, items
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

INGRESS = "kubernetes:networking.k8s.io/v1:Ingress"
GATEWAY = "kubernetes:gateway.networking.k8s.io/v1:Gateway"
ROUTES = (
    "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute",
    "kubernetes:gateway.networking.k8s.io/v1:GRPCRoute",
    "kubernetes:gateway.networking.k8s.io/v1:TLSRoute",
)
ISTIO = "kubernetes:networking.istio.io/v1:Gateway"
OPENSHIFT = "kubernetes:route.openshift.io/v1:Route"
NO_HTTP = {
    "kubernetes.io/ingress.allow-http": ("false",),
    "nginx.ingress.kubernetes.io/force-ssl-redirect": ("true",),
    "nginx.ingress.kubernetes.io/ssl-redirect": ("true",),
    "alb.ingress.kubernetes.io/ssl-redirect": ("443",),
    "traefik.ingress.kubernetes.io/router.entrypoints": ("websecure",),
    "haproxy.org/ssl-redirect": ("true",),
}
"""Annotations, and their values, with which a controller takes no plain HTTP."""
PLAIN = frozenset({"HTTP", "HTTP2", "GRPC", "TCP", "MONGO", "MYSQL"})
ENCRYPTED = frozenset({"HTTPS", "TLS"})
ANY = "*"
DOUBT = "it may take traffic in plain text or for any name"


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge an ingress, a gateway or a route."""
    for types, judge in JUDGES.items():
        if is_type(resource, *types):
            yield from judge(resource.props)


def _gateway(props: dict[str, Any]) -> Iterator[Violation]:
    for index, listener in enumerate(items(_known(props, "listeners"))):
        yield from _listener(f"spec.listeners[{index}]", listener)


def _istio(props: dict[str, Any]) -> Iterator[Violation]:
    for index, server in enumerate(items(_known(props, "servers"))):
        yield from _server(f"spec.servers[{index}]", server)


def _hostnames(props: dict[str, Any]) -> Iterator[Violation]:
    for index, name in enumerate(items(_known(props, "hostnames"))):
        yield from _host(f"spec.hostnames[{index}]", name)


def _known(props: dict[str, Any], field: str) -> Any:
    """Return a list of the specification; one that is not known counts as one part that is not known."""
    held = at(props, "spec", field)
    return [UNKNOWN] if held is UNKNOWN else held


def _ingress(props: dict[str, Any]) -> Iterator[Violation]:
    tls, annotations = at(props, "spec", "tls"), at(props, "metadata", "annotations")
    if tls is UNKNOWN:
        yield _undetermined("spec.tls")
    elif not items(tls):
        yield Violation("`spec.tls` is missing: it takes traffic in plain text")
    yield from _plain(annotations)
    if at(props, "spec", "defaultBackend") is not None and not items(at(props, "spec", "rules")):
        yield Violation("`spec.defaultBackend` alone takes the traffic for every name")
    for index, item in enumerate(items(_known(props, "rules"))):
        path = f"spec.rules[{index}]"
        yield from _host(f"{path}.host", at(item, "host"))
        yield from _covered(path, at(item, "host"), tls)


def _plain(annotations: Any) -> Iterator[Violation]:
    said = {name: at(annotations, name) for name in NO_HTTP}
    if any(isinstance(v, str | bool) and str(v).lower() in NO_HTTP[name] for name, v in said.items()):
        return
    if UNKNOWN in said.values():
        yield _undetermined("metadata.annotations")
    else:
        yield Violation(
            "no annotation refuses plain HTTP or redirects it (`kubernetes.io/ingress.allow-http: 'false'`)"
        )


def _covered(path: str, host: Any, tls: Any) -> Iterator[Violation]:
    """Judge whether a certificate is meant for a host; an entry without hosts is meant for all."""
    hosts = [items(at(entry, "hosts")) for entry in items(tls)]
    if not isinstance(host, str) or not hosts:
        return
    wide = f"{ANY}.{host.partition('.')[2]}"
    unknown = UNKNOWN in [at(entry, "hosts") for entry in items(tls)] or any(UNKNOWN in names for names in hosts)
    if any(host in names or wide in names for names in hosts):
        return
    if unknown:
        yield _undetermined("spec.tls")
    elif all(hosts):
        yield Violation(f"`{path}.host` is in no entry of `spec.tls`")


def _host(path: str, host: Any) -> Iterator[Violation]:
    if host is UNKNOWN:
        yield _undetermined(path)
    elif not host or (isinstance(host, str) and ANY in host):
        yield Violation(f"`{path}` stands for any name, so it may take traffic meant for others")


def _listener(path: str, listener: Any) -> Iterator[Violation]:
    protocol, tls = at(listener, "protocol"), at(listener, "tls")
    if protocol is UNKNOWN or tls is UNKNOWN:
        yield _undetermined(path)
    elif protocol not in ENCRYPTED:
        yield Violation(f"`{path}.protocol` takes traffic in plain text")
    elif at(tls, "mode") != "Passthrough" and not items(at(tls, "certificateRefs")) and not at(tls, "options"):
        yield Violation(f"`{path}.tls` names no certificate")


def _server(path: str, server: Any) -> Iterator[Violation]:
    protocol, redirects = at(server, "port", "protocol"), at(server, "tls", "httpsRedirect")
    if protocol is UNKNOWN or redirects is UNKNOWN:
        yield _undetermined(path)
    elif str(protocol).upper() in PLAIN and redirects is not True:
        yield Violation(f"`{path}` takes traffic in plain text and does not redirect it")
    hosts = at(server, "hosts")
    for index, host in enumerate([UNKNOWN] if hosts is UNKNOWN else items(hosts)):
        if host in (ANY, UNKNOWN):
            yield from _host(f"{path}.hosts[{index}]", host)


def _route(props: dict[str, Any]) -> Iterator[Violation]:
    spec = at(props, "spec")
    if UNKNOWN in (at(spec, "tls", "termination"), at(spec, "tls", "insecureEdgeTerminationPolicy")):
        yield _undetermined("spec.tls")
    elif at(spec, "tls", "termination") is None:
        yield Violation("`spec.tls` is missing: it takes traffic in plain text")
    elif at(spec, "tls", "insecureEdgeTerminationPolicy") == "Allow":
        yield Violation("`spec.tls.insecureEdgeTerminationPolicy` also takes traffic in plain text")


def _undetermined(path: str) -> Violation:
    return Violation(f"`{path}` is not known yet, so {DOUBT}", Verdict.UNDETERMINED)


JUDGES: dict[tuple[str, ...], Callable[[dict[str, Any]], Iterator[Violation]]] = {
    (INGRESS,): _ingress,
    (GATEWAY,): _gateway,
    (ISTIO,): _istio,
    ROUTES: _hostnames,
    (OPENSHIFT,): _route,
}

CONTROL = Control(
    id="K25",
    name="ingress-tls",
    title="Ingresses and gateways end TLS, take no plain text, and serve named hosts",
    severity=Severity.HIGH,
    clauses=("CIS-EKS 5.4.5", "HIPAA 164.312(e)(1)", "CCC.Core.CN01"),
    fix="name a certificate and hosts, and refuse or redirect plain HTTP",
    rule=rule,
)
