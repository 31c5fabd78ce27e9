"""What every control must say of itself."""

import pytest

from landing_zone_policies.control import Control
from landing_zone_policies.controls import CONTROLS
from landing_zone_policies.finding import judge
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.workload.privileged import CONTROL as K01


def test_ids_and_names_are_given_once() -> None:
    """A finding can be traced to one control."""
    assert len({c.id for c in CONTROLS}) == len({c.name for c in CONTROLS}) == len(CONTROLS)


@pytest.mark.parametrize("control", CONTROLS, ids=lambda c: c.id)
def test_every_control_names_title_clauses_and_fix(control: Control) -> None:
    """So that whoever meets it knows what, why and what to do."""
    assert control.title[0] == control.title[0].upper()
    assert control.clauses
    assert control.fix


def test_a_message_names_owner_and_fix(scene: Scene) -> None:
    """In one line."""
    container = {"securityContext": {"privileged": True}}
    props = {"metadata": {"namespace": "clinic"}, "spec": {"containers": [container]}}
    (finding,) = judge(K01, Resource("urn", "kubernetes:core/v1:Pod", props, "hospital"), scene)
    assert finding.message == (
        "`spec.containers[0].securityContext.privileged` is set: the container would own its node. "
        f"Owner: ai@clinic.example. Fix: {K01.fix}."
    )
