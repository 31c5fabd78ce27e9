"""Network policies of a tenant's namespace: nothing in, nothing out, but for what serving a model needs."""

from collections.abc import Mapping
from typing import Any

GATEWAY_NAMESPACE = "envoy-gateway-system"
MODEL_PORT = 8080
"""Port that every serving runtime listens on."""

LINK_LOCAL = "169.254.0.0/16"
"""Holds the clouds' metadata services, from which a pod could take its node's credentials."""

Spec = Mapping[str, Any]


def policies() -> dict[str, Spec]:
    """Return the specs by name."""
    return {
        "default-deny": _spec(["Ingress", "Egress"]),
        "allow-dns": _spec(
            ["Egress"], egress=[{"to": [_namespace("kube-system")], "ports": _ports(("UDP", 53), ("TCP", 53))}]
        ),
        "allow-gateway": _spec(
            ["Ingress"], ingress=[{"from": [_namespace(GATEWAY_NAMESPACE)], "ports": _ports(("TCP", MODEL_PORT))}]
        ),
        "allow-model-store": _spec(
            ["Egress"], egress=[{"to": [_anywhere_but(LINK_LOCAL)], "ports": _ports(("TCP", 443))}]
        ),
    }


def _spec(types: list[str], **rules: Any) -> Spec:
    return {"podSelector": {}, "policyTypes": types, **rules}


def _namespace(name: str) -> dict[str, Any]:
    return {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": name}}}


def _anywhere_but(cidr: str) -> dict[str, Any]:
    return {"ipBlock": {"cidr": "0.0.0.0/0", "except": [cidr]}}


def _ports(*ports: tuple[str, int]) -> list[dict[str, Any]]:
    return [{"protocol": protocol, "port": port} for protocol, port in ports]
