"""Versions of EKS add-ons, pinned per minor version of Kubernetes.

Sources: sets that public configurations of EKS clusters pin together, read on 2026-11-24. What AWS offers at the moment
is told by `aws eks describe-addon-versions --kubernetes-version …`.
"""

from collections.abc import Mapping

from landing_zone.errors import LandingZoneError

_COMMON = {"aws-ebs-csi-driver": "v1.63.1-eksbuild.1"}
_RECENT = {**_COMMON, "vpc-cni": "v1.23.0-eksbuild.1", "eks-pod-identity-agent": "v1.4.0-eksbuild.1"}

ADDONS: Mapping[str, Mapping[str, str]] = {
    "1.33": {**_RECENT, "kube-proxy": "v1.33.10-eksbuild.18", "coredns": "v1.13.2-eksbuild.11"},
    "1.34": {**_RECENT, "kube-proxy": "v1.34.6-eksbuild.18", "coredns": "v1.13.2-eksbuild.11"},
    "1.35": {**_RECENT, "kube-proxy": "v1.35.3-eksbuild.18", "coredns": "v1.14.3-eksbuild.3"},
    "1.36": {
        **_COMMON,
        "vpc-cni": "v1.22.4-eksbuild.3",
        "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
        "kube-proxy": "v1.36.0-eksbuild.21",
        "coredns": "v1.14.3-eksbuild.16",
    },
}
"""Version by add-on, by minor version of Kubernetes."""


def addon_versions(kubernetes: str) -> Mapping[str, str]:
    """Return the version of every add-on for this minor version of Kubernetes."""
    if kubernetes not in ADDONS:
        raise LandingZoneError(
            f"no add-ons of EKS are pinned for Kubernetes {kubernetes}; write one of {', '.join(sorted(ADDONS))}"
        )
    return ADDONS[kubernetes]
