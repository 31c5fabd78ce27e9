"""Permissions of Envoy Gateway: the chart's rules for a controller that only reads, and writes status.

The chart's further rules are for making proxies' pods, for leader election and for the pod topology webhook, of which
the process beside the cluster needs none.
"""

from landing_zone.sandbox.parts.part import Object

ACCOUNT = "envoy-gateway"
_READ = ("get", "list", "watch")
_OWN = (
    "backends",
    "backendtrafficpolicies",
    "clienttrafficpolicies",
    "envoyextensionpolicies",
    "envoypatchpolicies",
    "envoyproxies",
    "securitypolicies",
)
_ROUTING = (
    "backendtlspolicies",
    "gateways",
    "grpcroutes",
    "httproutes",
    "listenersets",
    "tcproutes",
    "tlsroutes",
    "udproutes",
)
_GATEWAY_API = "gateway.networking.k8s.io"
_ENVOY_GATEWAY = "gateway.envoyproxy.io"


def roles(name: str, namespace: str) -> tuple[Object, ...]:
    """Return the service account in ``namespace``, its ClusterRole and the binding, both called ``name``."""
    rules = [
        rule("", ("configmaps", "namespaces", "nodes", "secrets", "services"), _READ),
        rule("", ("pods", "serviceaccounts"), _READ),
        rule("apps", ("daemonsets", "deployments"), _READ),
        rule("discovery.k8s.io", ("endpointslices",), _READ),
        rule(_ENVOY_GATEWAY, (*_OWN, "httproutefilters"), _READ),
        rule(_ENVOY_GATEWAY, _status(_OWN), ("update",)),
        rule(_GATEWAY_API, (*_ROUTING, "referencegrants"), _READ),
        rule(_GATEWAY_API, ("gatewayclasses",), (*_READ, "patch", "update")),
        rule(_GATEWAY_API, _status((*_ROUTING, "gatewayclasses")), ("update",)),
    ]
    meta = {"name": name}
    group = "rbac.authorization.k8s.io"
    subject = {"kind": "ServiceAccount", "name": ACCOUNT, "namespace": namespace}
    return (
        {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": ACCOUNT, "namespace": namespace}},
        {"apiVersion": f"{group}/v1", "kind": "ClusterRole", "metadata": meta, "rules": rules},
        {
            "apiVersion": f"{group}/v1",
            "kind": "ClusterRoleBinding",
            "metadata": meta,
            "roleRef": {"apiGroup": group, "kind": "ClusterRole", "name": name},
            "subjects": [subject],
        },
    )


def rule(group: str, resources: tuple[str, ...], verbs: tuple[str, ...]) -> Object:
    """Return a rule of a role for resources of one API group."""
    return {"apiGroups": [group], "resources": list(resources), "verbs": list(verbs)}


def _status(resources: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{resource}/status" for resource in resources)
