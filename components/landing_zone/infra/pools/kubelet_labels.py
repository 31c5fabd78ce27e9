"""Labels that a node can give itself."""

from collections.abc import Mapping

RESERVED = ("kubernetes.io", "k8s.io")
SETTABLE = ("kubelet.kubernetes.io", "node.kubernetes.io")


def kubelet_labels(labels: Mapping[str, str]) -> dict[str, str]:
    """Return the labels without those that a kubelet refuses to start with: of Kubernetes' own domains, as
    `app.kubernetes.io/managed-by`."""
    return {key: value for key, value in labels.items() if _is_settable(key.rpartition("/")[0])}


def _is_settable(domain: str) -> bool:
    return domain.endswith(SETTABLE) or not any(domain == own or domain.endswith(f".{own}") for own in RESERVED)
