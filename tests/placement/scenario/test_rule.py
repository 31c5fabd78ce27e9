"""A rule of a data class changes, by the same checks as one in a file."""

from typing import Any

import pytest

from landing_zone.placement.scenario.fault import ScenarioFault
from landing_zone.placement.scenario.rule import parse
from landing_zone.placement.scenario.world import World


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("eu.jurisdictions=EU,CH", "jurisdictions", ("EU", "CH")),
        ("eu.jurisdictions=any", "jurisdictions", None),
        ("eu.certifications=iso27001", "certifications", ("iso27001",)),
        ("eu.certifications=any", "certifications", ()),
        ("eu.spot=false", "spot", False),
        ("eu.clusters=berlin", "clusters", ("berlin",)),
    ],
)
def test_a_field_has_another_value(world: World, text: str, field: str, value: Any) -> None:
    """The class named changes; the others stay."""
    rules = parse(text, world).applied(world).inputs.environment.value.data_classes
    assert getattr(rules["eu"], field) == value
    assert rules["open"] == world.inputs.environment.value.data_classes["open"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("swis.spot=true", "did you mean `swiss`"),
        ("eu.jurisdiction=EU", "did you mean `jurisdictions`"),
        ("eu.spot=yes", "write one of them"),
        ("eu.jurisdictions=europe", "can't have that value"),
        ("eu.jurisdictions=", "can't have that value"),
        ("eu.sites=moon", "can't have that value"),
        ("eu.clusters=berlni", "did you mean `berlin`"),
        ("eu", "of the form"),
    ],
)
def test_what_can_not_be_is_refused(world: World, text: str, says: str) -> None:
    """With the way out."""
    with pytest.raises(ScenarioFault, match=says):
        parse(text, world)


def test_it_is_told(world: World) -> None:
    """As it would be said."""
    told = [str(parse(t, world)) for t in ("eu.jurisdictions=EU,CH", "eu.spot=false", "eu.jurisdictions=any")]
    assert told == [
        "data class eu: jurisdictions EU, CH",
        "data class eu: spot false",
        "data class eu: jurisdictions any",
    ]
