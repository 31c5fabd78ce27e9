"""Namespaces of the platform's own parts, with the pod security level that each part needs."""

from typing import TypedDict

import pulumi
from pulumi_kubernetes.core.v1 import Namespace

from landing_zone.infra.labels import metadata
from landing_zone.infra.options import child

LEVELS = {
    "gpu-operator": "privileged",  # loads kernel modules
    "cert-manager": "restricted",
    "envoy-gateway-system": "restricted",
    "kserve": "restricted",
}
"""Pod Security Standard by namespace."""


def pod_security(level: str) -> dict[str, str]:
    """Return the labels that make the API server enforce a Pod Security Standard, and warn of the strictest."""
    return {
        "pod-security.kubernetes.io/enforce": level,
        "pod-security.kubernetes.io/warn": level,
        "pod-security.kubernetes.io/audit": "restricted",
    }


class PlatformNamespacesArgs(TypedDict):
    """Which parts the cluster gets."""

    cluster: str
    """Name of the cluster."""
    namespaces: list[str]
    """Names of the namespaces, out of `LEVELS`."""


class PlatformNamespaces(pulumi.ComponentResource):
    """One namespace per part of the platform, made before the parts."""

    def __init__(self, name: str, args: PlatformNamespacesArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:PlatformNamespaces", name, {}, opts)
        for namespace in args["namespaces"]:
            Namespace(
                f"{args['cluster']}-{namespace}",
                metadata=metadata(namespace, labels=pod_security(LEVELS[namespace])),
                opts=child(self),
            )
        self.register_outputs({})
