"""C05 on GCP: nodes are upgraded and repaired."""

from typing import Any

from landing_zone_policies.clusters.upgrades import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "both": {
        "type": "gcp:container/nodePool:NodePool",
        "props": {"management": {"autoUpgrade": True, "autoRepair": True}},
    }
}
FAIL = {
    "nothing said": {"type": "gcp:container/nodePool:NodePool", "props": {}},
    "one": {
        "type": "gcp:container/nodePool:NodePool",
        "props": {"management": {"autoUpgrade": True, "autoRepair": False}},
    },
}
UNDETERMINED = {"unknown": {"type": "gcp:container/nodePool:NodePool", "props": {"management": UNKNOWN}}}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, or said otherwise."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
