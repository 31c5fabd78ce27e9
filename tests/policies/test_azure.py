"""What controls on Azure share: calls of templates, lists, texts in any case."""

import pytest

from landing_zone_policies.azure import each, not_said, resolved, said
from landing_zone_policies.requirement import on
from landing_zone_policies.unknown import UNKNOWN, OpenMapping


def test_what_a_template_calls_is_not_known() -> None:
    """At any depth; texts in brackets and lists of texts are values."""
    given = {"a": "[parameters('x')]", "b": ["[concat('x', 'y')]", "[x]"], "c": "[::1]"}
    assert resolved(given) == {"a": UNKNOWN, "b": [UNKNOWN, "[x]"], "c": "[::1]"}
    assert isinstance(resolved(OpenMapping()), OpenMapping)


@pytest.mark.parametrize(
    ("items", "answer"),
    [
        ([{"x": True}, {"x": "true"}], True),
        ({"x": True}, True),
        ([{"x": True}, {}], False),
        ([{"x": True}, UNKNOWN], UNKNOWN),
        ([UNKNOWN, {"x": False}], False),
        (UNKNOWN, UNKNOWN),
        ([], True),
    ],
)
def test_every_item_must_do(items: object, answer: object) -> None:
    """One that fails for certain outweighs one that is not known."""
    (requirement,) = each("items", on("x"))
    assert requirement.holds({"items": items}) is answer
    assert requirement.problem == "`items[].x` is not on"


@pytest.mark.parametrize(
    ("value", "allowed", "forbidden"),
    [("ENABLED", True, False), (True, False, True), (None, False, True), (UNKNOWN, UNKNOWN, UNKNOWN)],
)
def test_texts_are_in_any_case(value: object, allowed: object, forbidden: object) -> None:
    """Whether they are asked for or ruled out."""
    props = {"f": value}
    assert said("f", "enabled", problem="is wrong").holds(props) is allowed
    assert not_said("f", "enabled", problem="is wrong").holds(props) is forbidden
