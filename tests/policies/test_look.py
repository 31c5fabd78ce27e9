"""Looking into plain data."""

from typing import Any

import pytest

from landing_zone_policies.look import at, items, number, texts, truth
from landing_zone_policies.unknown import SECRET, UNKNOWN


@pytest.mark.parametrize(
    ("value", "keys", "found"),
    [
        ({"a": {"b": 1}}, ("a", "b"), 1),
        ({"a": [{"b": 1}]}, ("a", 0, "b"), 1),
        ({"a": [1]}, ("a", 1), None),
        ({"a": "text"}, ("a", "b"), None),
        ({"a": UNKNOWN}, ("a", "b", "c"), UNKNOWN),
        (None, ("a",), None),
    ],
)
def test_what_lies_below_an_unknown_value_is_unknown(value: Any, keys: Any, found: Any) -> None:
    """And what lies below nothing is nothing."""
    assert at(value, *keys) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [(True, True), ("true", True), ("False", False), ("", False), (None, None), ("maybe", None), (1, True)],
)
def test_a_switch_may_be_written_as_text(value: Any, found: Any) -> None:
    """As templates do."""
    assert truth(value) is found


def test_a_secret_is_set_but_can_not_be_compared() -> None:
    """It counts as present; what it says is as unknown as what is not there yet."""
    assert SECRET
    assert truth(SECRET) is truth(UNKNOWN) is UNKNOWN
    assert number(SECRET) is UNKNOWN


@pytest.mark.parametrize(("value", "found"), [("90", 90.0), (7, 7.0), (True, None), ("a", None), ([], None)])
def test_a_number_may_be_written_as_text(value: Any, found: Any) -> None:
    """A switch is none."""
    assert number(value) == found


def test_a_lone_block_is_a_list_of_one() -> None:
    """Providers write blocks either way."""
    assert items({"a": 1}) == [{"a": 1}]
    assert items([1, 2]) == [1, 2]
    assert items(None) == items(UNKNOWN) == []


def test_texts_are_found_at_any_depth() -> None:
    """In the order in which they are written."""
    assert list(texts({"a": ["x", {"b": "y"}], "c": 1})) == ["x", "y"]
