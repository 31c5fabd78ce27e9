"""What a model's pod and its container may do: the `restricted` Pod Security Standard, said in full."""

from typing import Any

USER = 1000
"""An ordinary user; several of the runtimes' images would start as root."""

POD: dict[str, Any] = {
    "runAsNonRoot": True,
    "runAsUser": USER,
    "runAsGroup": USER,
    "fsGroup": USER,
    "seccompProfile": {"type": "RuntimeDefault"},
}

CONTAINER: dict[str, Any] = {
    "privileged": False,
    "allowPrivilegeEscalation": False,
    "runAsNonRoot": True,
    "capabilities": {"drop": ["ALL"]},
    "seccompProfile": {"type": "RuntimeDefault"},
}
