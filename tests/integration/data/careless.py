"""What somebody adds to a stack: a change that is fine, one that sees its node's processes, one in the wrong place."""

from pathlib import Path

import pulumi
import pulumi_kubernetes as kubernetes

from landing_zone.config.paths import Paths

KUBECONFIG = Paths(Path(__file__).resolve().parent.parent).kubeconfig("small", "site")
OPTIONS = pulumi.ResourceOptions(provider=kubernetes.Provider("site", kubeconfig=str(KUBECONFIG)))
OURS = {"app.kubernetes.io/managed-by": "ai-landing-zone"}
SAFE = {
    "allow_privilege_escalation": False,
    "capabilities": {"drop": ["ALL"]},
    "run_as_non_root": True,
    "run_as_user": 10_001,
    "seccomp_profile": {"type": "RuntimeDefault"},
}
"""What every other control asks of a container."""


def deployment(name: str, labels: dict[str, str], pod: dict[str, bool]) -> None:
    """Add a Deployment to the tenant `bank`."""
    container = {"name": "main", "image": "registry.example/tool:1", "security_context": SAFE}
    kubernetes.apps.v1.Deployment(
        name,
        metadata={"name": name, "namespace": "bank", "labels": OURS},
        spec={
            "selector": {"match_labels": {"app": name}},
            "template": {"metadata": {"labels": {"app": name, **labels}}, "spec": {**pod, "containers": [container]}},
        },
        opts=OPTIONS,
    )


kubernetes.core.v1.ConfigMap("notes", metadata={"name": "notes", "namespace": "bank", "labels": OURS}, opts=OPTIONS)
deployment("debugger", {}, {"host_pid": True})
deployment("vault-export", {"ai-landing-zone/data-class": "swiss-secrecy"}, {})
