"""C02 on AWS: envelope encryption of secrets."""

from typing import Any

from landing_zone_policies.clusters.encrypted_secrets import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "secrets": {
        "type": "aws:eks/cluster:Cluster",
        "props": {"encryptionConfig": {"provider": {"keyArn": "k"}, "resources": ["secrets"]}},
    },
    "as a list": {"type": "aws:eks/cluster:Cluster", "props": {"encryptionConfig": [{"resources": ["secrets"]}]}},
}
FAIL: dict[str, Any] = {
    "none": {"type": "aws:eks/cluster:Cluster", "props": {"name": "c"}},
    "nothing": {"type": "aws:eks/cluster:Cluster", "props": {"encryptionConfig": {"resources": []}}},
}
UNDETERMINED: dict[str, Any] = {
    "all": {"type": "aws:eks/cluster:Cluster", "props": {"encryptionConfig": UNKNOWN}},
    "resources": {"type": "aws:eks/cluster:Cluster", "props": {"encryptionConfig": {"resources": UNKNOWN}}},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
