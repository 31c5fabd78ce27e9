"""A type says which texts a cell may hold, and what they become."""

from datetime import date

import pytest

from landing_zone.catalog.cell import BadCell, Value, parser


@pytest.mark.parametrize(
    ("type_text", "text", "value"),
    [
        ("text", "any, thing", "any, thing"),
        ("number", "-1.5", -1.5),
        ("number(0..]", "0.001", 0.001),
        ("number[0..1]", "1", 1.0),
        ("integer[1..]", "7", 7),
        ("flag", "yes", True),
        ("flag", "no", False),
        ("date", "2026-01-31", date(2026, 1, 31)),
        ("choice(a|b c)", "b c", "b c"),
        ("list", "x:1; y:2;", ("x:1", "y:2")),
        ("list(bf16|fp8)", "fp8;bf16", ("fp8", "bf16")),
    ],
)
def test_a_good_cell_has_its_value(type_text: str, text: str, value: Value) -> None:
    """Of the type's own Python type."""
    found = parser(type_text)(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("type_text", "text", "problem"),
    [
        ("number", "six", "`six` is not a number"),
        ("number", "nan", "nan is not a finite number"),
        ("number", "inf", "inf is not a finite number"),
        ("number(0..]", "0", "0 is not in (0..]"),
        ("number[0..1)", "1", "1 is not in [0..1)"),
        ("number[0..]", "-1", "-1 is not in [0..]"),
        ("integer", "4.5", "4.5 is not a whole number"),
        ("flag", "true", "`true` is neither yes nor no"),
        ("date", "31.1.2026", "`31.1.2026` is not a day"),
        ("choice(a|b)", "A", "`A` is unknown"),
        ("list(bf16|fp8)", "bf16;fp16", "`fp16` is unknown"),
    ],
)
def test_a_bad_cell_says_what_is_wrong(type_text: str, text: str, problem: str) -> None:
    """With the fix beside it."""
    with pytest.raises(BadCell) as caught:
        parser(type_text)(text)
    assert caught.value.problem == problem
    assert caught.value.fix


@pytest.mark.parametrize(
    "type_text", ["", "word", "text[0..1]", "number[0,1]", "choice", "choice()", "list(a|)", "date "]
)
def test_what_is_no_type_is_refused(type_text: str) -> None:
    """A misspelt type is no type."""
    with pytest.raises(ValueError, match="is no"):
        parser(type_text)
