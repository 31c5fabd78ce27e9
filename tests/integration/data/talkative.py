"""What somebody adds to the program of a stack: a secret inside of an object that the policies find fault with."""

import os
from pathlib import Path

import pulumi
import pulumi_kubernetes as kubernetes

KUBECONFIG = Path(__file__).resolve().parent.parent / ".secrets" / "kubeconfig"
OPTIONS = pulumi.ResourceOptions(provider=kubernetes.Provider("site", kubeconfig=KUBECONFIG.read_text()))
TOKEN = pulumi.Output.secret(os.environ["BANK_TOKEN"])

kubernetes.core.v1.Pod(
    "debugger",
    metadata={"name": "debugger", "namespace": "bank", "labels": {"ai-landing-zone/data-class": TOKEN}},
    spec={
        "containers": [
            {
                "name": "main",
                "image": "registry.example/tool:1",
                "env": [{"name": "TOKEN", "value": TOKEN}],
                "security_context": {"privileged": True},
            }
        ]
    },
    opts=OPTIONS,
)
