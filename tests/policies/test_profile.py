"""Which controls apply, how strictly, and with which parameters."""

from collections.abc import Iterator

import pytest

from landing_zone.config.policies import Level, Policies
from landing_zone.config.policies import Profile as Name
from landing_zone.errors import InputError
from landing_zone_policies.control import Control, Severity, Violation
from landing_zone_policies.controls import CONTROLS
from landing_zone_policies.parameter import Parameter
from landing_zone_policies.profile import EVERYTHING, Profile, load_profile, select, tailored
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene

LIMIT = Parameter("T01", "days", 7, "Days.")
HOSTS = Parameter("T01", "hosts", ("a",), "Hosts.")


def _rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    return iter(())


def _control(id: str, level: Level = Level.MANDATORY) -> Control:
    return Control(id, id.lower(), id, Severity.LOW, ("own",), "fix", _rule, level=level, parameters=(LIMIT, HOSTS))


BOTH = (_control("T01"), _control("T02", Level.ADVISORY))


@pytest.mark.parametrize("name", Name)
def test_profiles_name_controls_and_parameters_that_are_there(name: Name) -> None:
    """Each once, with a value of its parameter's type."""
    profile = load_profile(name)
    parameters = {(p.control, p.name): p for control in CONTROLS for p in control.parameters}
    assert set(profile.levels) <= {control.id for control in CONTROLS}
    assert all(parameters[key].accepts(value) for key, value in profile.parameters.items())
    assert profile.about.endswith(".")


def test_a_stricter_profile_asks_all_that_the_one_below_does() -> None:
    """As strictly or more so."""
    order = [Level.OFF, Level.ADVISORY, Level.MANDATORY]
    for name, below in (("production", "baseline"), ("regulated-health", "production"), ("regulated-eu", "production")):
        profile, base = load_profile(name), load_profile(below)
        assert all(order.index(profile.level_of(c)) >= order.index(base.level_of(c)) for c in CONTROLS)


def test_where_nobody_chose_everything_is_mandatory() -> None:
    """Also what a control itself calls advisory."""
    assert {control.level for control in select(BOTH, EVERYTHING)} == {Level.MANDATORY}


def test_a_control_has_its_own_level_where_the_profile_names_none() -> None:
    """What is off is not asked."""
    profile = Profile("p", "", {"T01": Level.OFF})
    (control,) = select(BOTH, profile)
    assert (control.id, control.level) == ("T02", Level.ADVISORY)
    assert select(BOTH, Profile("p", "", others=Level.OFF)) == ()


def test_an_environment_changes_levels_and_parameters() -> None:
    """For itself."""
    policies = Policies.model_validate({"levels": {"T02": "mandatory"}, "parameters": {"T01": {"days": 30}}})
    profile = tailored(Profile("p", ""), policies, BOTH)
    assert profile.level_of(BOTH[1]) is Level.MANDATORY
    scene = Scene({}, {}, {}, settings=profile.parameters)
    assert (scene.value(LIMIT), scene.value(HOSTS)) == (30, ("a",))


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"levels": {"T09": "off"}}, "T09.* is no control"),
        ({"parameters": {"T01": {"day": 1}}}, "has no parameter"),
        ({"parameters": {"T01": {"days": "7"}}}, "has another type"),
        ({"parameters": {"T01": {"hosts": "a"}}}, "has another type"),
    ],
)
def test_what_is_not_there_can_not_be_set(given: dict[str, object], problem: str) -> None:
    """A misspelt parameter would be no rule at all."""
    with pytest.raises(InputError, match=problem):
        tailored(Profile("p", ""), Policies.model_validate(given), BOTH)


@pytest.mark.parametrize(
    ("default", "value", "accepted"),
    [(7, 8, True), (7, 1.5, True), (7, True, False), (True, False, True), (True, 1, False), ("a", "b", True),
     ("a", 1, False), (("a",), ["b"], True), (("a",), [1], False), ((), (), True)],
)  # fmt: skip
def test_a_value_is_of_the_default_s_type(default: object, value: object, accepted: bool) -> None:
    """A switch is no number."""
    assert Parameter("T01", "x", default, "").accepts(value) is accepted
