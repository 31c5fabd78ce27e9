"""What a preview can't know."""

from landing_zone.sandbox.providers.kubernetes.unknowns import expected
from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN


def test_what_is_given_at_creation_is_unknown_before() -> None:
    """Identity and status are unknown, an address too unless it was asked for; defaults of a dry run are known."""
    inputs = {"kind": "Service", "metadata": {"name": "x"}, "spec": {"ports": []}}
    answer = {**inputs, "spec": {"ports": [], "type": "ClusterIP", "clusterIP": "10.0.0.7"}}
    found = expected(inputs, answer)
    assert found["spec"]["clusterIP"] == found["status"] == found["metadata"]["uid"] == UNKNOWN
    assert found["spec"]["type"] == "ClusterIP"
    headless = {**inputs, "spec": {"clusterIP": "None"}}
    assert expected(headless)["spec"]["clusterIP"] == "None"


def test_an_unknown_whole_stays_unknown() -> None:
    """Where metadata itself is unknown, nothing is known inside it."""
    assert expected({"kind": "ConfigMap", "metadata": UNKNOWN})["metadata"] == UNKNOWN
