"""Demand changes for one workload, or for all."""

import pytest

from landing_zone.placement.scenario.demand import parse
from landing_zone.placement.scenario.fault import ScenarioFault
from landing_zone.placement.scenario.world import World


def _rates(world: World) -> list[float]:
    return [document.value.traffic.requests_per_second for document in world.inputs.workloads]


def test_all(world: World) -> None:
    """A factor alone is for every workload."""
    assert _rates(parse("1.5", world).applied(world)) == pytest.approx([0.3, 0.3])


def test_one(world: World) -> None:
    """With a name it is for that one."""
    assert _rates(parse("notes=10", world).applied(world)) == pytest.approx([0.2, 2.0])


@pytest.mark.parametrize("text", ["note=2", "x", "0", "notes=", "notes=nan"])
def test_what_can_not_be_is_refused(world: World, text: str) -> None:
    """In one sentence that names the option."""
    with pytest.raises(ScenarioFault, match=r"^--demand: "):
        parse(text, world)
