"""What kubeadm is told: hardened control planes, and nodes with their labels and taints."""

from collections.abc import Mapping, Sequence
from typing import Any

from landing_zone.infra.accelerators.resources import TaintArgs
from landing_zone.infra.clusters.kubeadm_files import ADMISSION, AUDIT, AUTHENTICATION, ENCRYPTION, FOLDER, files
from landing_zone.infra.pools.kubelet_labels import kubelet_labels

AUDIT_FOLDER = "/var/log/kubernetes/audit"
TLS = {
    "tls-min-version": "VersionTLS12",
    "tls-cipher-suites": ",".join(
        (
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        )
    ),
}
"""TLS 1.2 with forward secrecy and authenticated encryption, or 1.3."""
API_SERVER = {
    "authorization-mode": "Node,RBAC",
    "authentication-config": AUTHENTICATION,
    "enable-admission-plugins": "NodeRestriction,PodSecurity",
    "admission-control-config-file": ADMISSION,
    "encryption-provider-config": ENCRYPTION,
    "audit-policy-file": AUDIT,
    "audit-log-path": f"{AUDIT_FOLDER}/audit.log",
    "audit-log-maxage": "30",
    "audit-log-maxbackup": "10",
    "audit-log-maxsize": "100",
    "profiling": "false",
    **TLS,
}
KUBELET = {"read-only-port": "0", "streaming-connection-idle-timeout": "5m", **TLS}


def control_plane_config(minor: tuple[int, int], encryption_secret: str) -> dict[str, Any]:
    """Return `kubeadmConfigSpec` of a control plane; ``minor`` is the version of Kubernetes."""
    quiet = {"extraArgs": _args({"profiling": "false", **TLS})}
    node = {"nodeRegistration": {"kubeletExtraArgs": _args(KUBELET)}}
    return {
        "clusterConfiguration": {
            "apiServer": {"extraArgs": _args(API_SERVER), "extraVolumes": _volumes()},
            "controllerManager": quiet,
            "scheduler": quiet,
        },
        "initConfiguration": node,
        "joinConfiguration": node,
        "files": files(minor, encryption_secret),
    }


def node_config(labels: Mapping[str, str], taints: Sequence[TaintArgs]) -> dict[str, Any]:
    """Return `spec` of a node's kubeadm configuration."""
    written = ",".join(f"{key}={value}" for key, value in sorted(kubelet_labels(labels).items()))
    registration = {
        "kubeletExtraArgs": _args({**KUBELET, "node-labels": written}),
        "taints": [{"key": t["key"], "value": t.get("value", ""), "effect": t["effect"]} for t in taints],
    }
    return {"joinConfiguration": {"nodeRegistration": registration}}


def _args(flags: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in flags.items() if value]


def _volumes() -> list[dict[str, Any]]:
    """Return what the API server's pod sees of its node."""
    return [
        {"name": "hardening", "hostPath": FOLDER, "mountPath": FOLDER, "readOnly": True, "pathType": "Directory"},
        {"name": "audit", "hostPath": AUDIT_FOLDER, "mountPath": AUDIT_FOLDER, "pathType": "DirectoryOrCreate"},
    ]
