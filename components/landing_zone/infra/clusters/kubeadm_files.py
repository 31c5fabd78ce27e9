"""Files that kubeadm's API server reads: who comes in, what is written down, what pods may do."""

import json
from typing import Any

FOLDER = "/etc/kubernetes/hardening"
AUDIT, ADMISSION, AUTHENTICATION, ENCRYPTION = (
    f"{FOLDER}/{name}.yaml" for name in ("audit", "admission", "authentication", "encryption")
)
HEALTH = ("/livez", "/readyz", "/healthz")
CLUSTER_INFO = "/api/v1/namespaces/kube-public/configmaps/cluster-info"
ANONYMOUS = (*HEALTH, CLUSTER_INFO)
"""What the kubelet's probes and a joining node ask before they are anybody; everything else needs a name.

With `--anonymous-auth=false` kubeadm's probes would fail and no node could join.
"""
SILENT = ("system:kube-proxy", "system:kube-scheduler", "system:kube-controller-manager")
CONFIDENTIAL = ("secrets", "configmaps", "serviceaccounts/token")
ENCRYPTION_KEY = "config"
"""Key of the Secret under which the encryption configuration lies."""


def files(minor: tuple[int, int], encryption_secret: str) -> list[dict[str, Any]]:
    """Return the files, as Cluster API writes them on control plane nodes; the encryption's keys stay in their Secret.

    ``minor`` is the version of Kubernetes.
    """
    written = {AUDIT: _audit(), ADMISSION: _admission(), AUTHENTICATION: _authentication(minor)}
    private = {"owner": "root:root", "permissions": "0600"}
    referenced = {"contentFrom": {"secret": {"name": encryption_secret, "key": ENCRYPTION_KEY}}}
    return [
        *({"path": path, "content": json.dumps(content), **private} for path, content in written.items()),
        {"path": ENCRYPTION, **referenced, **private},
    ]


def _audit() -> dict[str, Any]:
    """Who did what to which object; of changes also what was asked, except where that is confidential."""
    return {
        "apiVersion": "audit.k8s.io/v1",
        "kind": "Policy",
        "omitStages": ["RequestReceived"],
        "rules": [
            {"level": "None", "users": list(SILENT), "verbs": ["get", "list", "watch"]},
            {"level": "None", "nonResourceURLs": [f"{path}*" for path in HEALTH]},
            {"level": "Metadata", "resources": [{"group": "", "resources": list(CONFIDENTIAL)}]},
            {"level": "Metadata", "resources": [{"group": "authentication.k8s.io", "resources": ["tokenreviews"]}]},
            {"level": "Request", "verbs": ["create", "update", "patch", "delete", "deletecollection"]},
            {"level": "Metadata"},
        ],
    }


def _admission() -> dict[str, Any]:
    """Pods of namespaces without labels of their own: no privileges, and a warning of what `restricted` refuses."""
    return {
        "apiVersion": "apiserver.config.k8s.io/v1",
        "kind": "AdmissionConfiguration",
        "plugins": [
            {
                "name": "PodSecurity",
                "configuration": {
                    "apiVersion": "pod-security.admission.config.k8s.io/v1",
                    "kind": "PodSecurityConfiguration",
                    "defaults": {"enforce": "baseline", "audit": "restricted", "warn": "restricted"},
                    "exemptions": {"namespaces": ["kube-system"]},
                },
            }
        ],
    }


def _authentication(minor: tuple[int, int]) -> dict[str, Any]:
    return {
        "apiVersion": f"apiserver.config.k8s.io/{'v1' if minor >= (1, 34) else 'v1beta1'}",
        "kind": "AuthenticationConfiguration",
        "anonymous": {"enabled": True, "conditions": [{"path": path} for path in ANONYMOUS]},
    }
