"""Ways through an object."""

from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import containers, places, unknown_branches


def test_paths_are_written_as_a_reader_would() -> None:
    """Names joined by dots, items by number."""
    paths = [p.path for p in places({"spec": {"containers": [{"name": "c"}]}})]
    assert paths == ["", "spec", "spec.containers", "spec.containers[0]", "spec.containers[0].name"]


def test_a_container_knows_its_pod() -> None:
    """So that a rule can look at both."""
    pod = {"containers": [{"name": "a"}], "initContainers": [{"name": "b"}], "nodeSelector": {"x": "y"}}
    found = list(containers({"spec": {"template": {"spec": pod}}}))
    assert [c.path for c in found] == ["spec.template.spec.containers[0]", "spec.template.spec.initContainers[0]"]
    assert all(c.pod is pod for c in found)


def test_a_model_is_a_container_only_in_a_kserve_component() -> None:
    """The word means other things elsewhere."""
    assert [c.path for c in containers({"spec": {"predictor": {"model": {}}}})] == ["spec.predictor.model"]
    assert list(containers({"data": {"model": {}}})) == []


def test_unknown_branches_are_those_that_could_hold_containers() -> None:
    """Not every unknown value."""
    props = {"metadata": {"name": UNKNOWN}, "spec": {"template": UNKNOWN, "replicas": UNKNOWN}}
    assert [p.path for p in unknown_branches(props)] == ["spec.template"]
