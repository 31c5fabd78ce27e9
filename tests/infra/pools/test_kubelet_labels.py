"""Labels that a node can give itself."""

import pytest

from landing_zone.infra.pools.kubelet_labels import kubelet_labels


@pytest.mark.parametrize(
    ("key", "kept"),
    [
        ("ai-landing-zone/pool", True),
        ("zone", True),
        ("node.kubernetes.io/role", True),
        ("nvidia.com/mig.config", True),
        ("app.kubernetes.io/managed-by", False),
        ("kubernetes.io/anything", False),
        ("x.k8s.io/a", False),
        ("notkubernetes.io/a", True),
    ],
)
def test_labels_of_kubernetes_itself_are_left_out(key: str, kept: bool) -> None:
    """With one of them a kubelet refuses to start."""
    assert (key in kubelet_labels({key: "x"})) is kept
