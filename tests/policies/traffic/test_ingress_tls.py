"""K25: what comes from outside comes encrypted, and for a name."""

from typing import Any

from landing_zone_policies.traffic.ingress_tls import CONTROL
from landing_zone_policies.unknown import UNKNOWN

HTTPS_ONLY = {"kubernetes.io/ingress.allow-http": "false"}
RULE = {"host": "chat.clinic.example", "http": {"paths": []}}
TLS = {"hosts": ["chat.clinic.example"], "secretName": "t"}


def _ingress(annotations: Any = HTTPS_ONLY, **spec: Any) -> dict[str, Any]:
    held = {"rules": [RULE], "tls": [TLS], **spec}
    metadata = {"name": "i", "annotations": annotations}
    return {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": metadata, "spec": held}


def _of(api: str, kind: str, **spec: Any) -> dict[str, Any]:
    return {"apiVersion": api, "kind": kind, "spec": spec}


def _gateway(**listener: Any) -> dict[str, Any]:
    return _of("gateway.networking.k8s.io/v1", "Gateway", listeners=[{"name": "l", "port": 443, **listener}])


def _istio(**server: Any) -> dict[str, Any]:
    return _of("networking.istio.io/v1", "Gateway", servers=[{"hosts": ["chat.clinic.example"], **server}])


def _route(*names: Any) -> dict[str, Any]:
    return _of("gateway.networking.k8s.io/v1", "HTTPRoute", hostnames=list(names))


CERTIFICATE = {"certificateRefs": [{"name": "t"}]}
PASS = {
    "ingress": _ingress(),
    "ingress that redirects": _ingress({"nginx.ingress.kubernetes.io/force-ssl-redirect": "true"}),
    "certificate for all names": _ingress(tls=[{"secretName": "t"}]),
    "certificate for a domain": _ingress(tls=[{"hosts": ["*.clinic.example"]}]),
    "gateway": _gateway(protocol="HTTPS", tls=CERTIFICATE),
    "gateway that passes TLS on": _gateway(protocol="TLS", tls={"mode": "Passthrough"}),
    "gateway of a mesh": _istio(port={"protocol": "HTTPS"}, tls={"mode": "SIMPLE"}),
    "gateway of a mesh that redirects": _istio(port={"protocol": "HTTP"}, tls={"httpsRedirect": True}),
    "HTTP route": _route("chat.clinic.example"),
    "OpenShift's route": _of("route.openshift.io/v1", "Route", tls={"termination": "edge"}),
}
FAIL = {
    "no TLS": _ingress(tls=None),
    "also plain": _ingress(None),
    "wildcard": _ingress(rules=[{**RULE, "host": "*.clinic.example"}], tls=[{}]),
    "no name": _ingress(rules=[{"http": {}}]),
    "name without a certificate": _ingress(rules=[{**RULE, "host": "other.clinic.example"}]),
    "everything to one backend": _ingress(rules=None, defaultBackend={"service": {"name": "s"}}),
    "plain gateway": _gateway(protocol="HTTP"),
    "gateway without a certificate": _gateway(protocol="HTTPS"),
    "plain gateway of a mesh": _istio(port={"protocol": "HTTP"}),
    "gateway of a mesh for any name": _istio(port={"protocol": "HTTPS"}, hosts=["*"]),
    "wildcard route": _route("chat.clinic.example", "*.clinic.example"),
    "plain route": _of("route.openshift.io/v1", "Route", to={"name": "s"}),
    "route that also takes plain": _of(
        "route.openshift.io/v1", "Route", tls={"termination": "edge", "insecureEdgeTerminationPolicy": "Allow"}
    ),
}
UNDETERMINED = {
    "TLS": _ingress(tls=UNKNOWN),
    "annotations": _ingress(UNKNOWN),
    "host": _ingress(rules=[{"host": UNKNOWN}]),
    "listeners": _of("gateway.networking.k8s.io/v1", "Gateway", listeners=UNKNOWN),
    "protocol": _gateway(protocol=UNKNOWN),
    "server": _istio(port={"protocol": UNKNOWN}),
    "hostname": _route(UNKNOWN),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """For ingresses, gateways and routes."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
