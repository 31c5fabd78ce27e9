"""What stands for the pods of a gateway's proxies.

Envoy Gateway calls a Gateway programmed when it finds the Service and the Deployment that it would have made for it.
With Envoy as a process there is neither, so the sandbox makes them: simulated pods, and a Service whose address,
being local inside the cluster's namespace, reaches the real Envoy all the same.
"""

from typing import Any

from landing_zone.sandbox.parts.manifests import STAND_IN
from landing_zone.sandbox.parts.part import Object

INGRESS_GATEWAY = ("kserve", "kserve-ingress-gateway")
"""Namespace and name of the gateway that KServe's routes attach to by default."""
HTTP_PORT = 80
_NAME = "kserve-ingress-gateway-stand-in"


def gateway_stand_in(namespace: str, gateway: tuple[str, str] = INGRESS_GATEWAY) -> tuple[Object, Object]:
    """Return Service and Deployment, for Envoy Gateway's ``namespace``, that stand for the proxies of ``gateway``."""
    owner = {
        "gateway.envoyproxy.io/owning-gateway-namespace": gateway[0],
        "gateway.envoyproxy.io/owning-gateway-name": gateway[1],
        **STAND_IN,
    }
    selector = {"app.kubernetes.io/name": _NAME}
    meta = {"name": _NAME, "namespace": namespace, "labels": owner}
    ports = [{"name": "http", "port": HTTP_PORT, "targetPort": HTTP_PORT, "protocol": "TCP"}]
    service = {"apiVersion": "v1", "kind": "Service", "metadata": meta, "spec": {"selector": selector, "ports": ports}}
    deployment = {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": meta,
        "spec": {
            "replicas": 1,
            "selector": {"matchLabels": selector},
            "template": {"metadata": {"labels": {**selector, **STAND_IN}}, "spec": _pod()},
        },
    }
    return service, deployment


def _pod() -> dict[str, Any]:
    return {
        "automountServiceAccountToken": False,
        "tolerations": [{"operator": "Exists"}],
        "securityContext": {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}},
        "containers": [
            {
                "name": "envoy",
                "image": "stand-in/envoy",
                "securityContext": {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}},
            }
        ],
    }
