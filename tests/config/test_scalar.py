"""Unquoted scalars by the core schema of YAML 1.2."""

import pytest

from landing_zone.config.scalar import plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("0", 0),
        ("-7", -7),
        ("+7", 7),
        ("9007199254740992", 2**53),
        ("0.5", 0.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("-1.5E-2", -0.015),
        ("no", "no"),
        ("NO", "NO"),
        ("on", "on"),
        ("y", "y"),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2026-01-01", "2026-01-01"),
        ("1.2.3", "1.2.3"),
        ("<<", "<<"),
        (".", "."),
        ("e3", "e3"),
    ],
)
def test_a_scalar_is_read_by_the_core_schema(text: str, value: object) -> None:
    """Only what the schema knows as number, boolean or null is one; all else is text."""
    assert plain(text) == value
    assert type(plain(text)) is type(value)


@pytest.mark.parametrize("text", [".nan", ".NaN", ".inf", "-.INF", "+.Inf"])
def test_numbers_that_are_not_finite_are_refused(text: str) -> None:
    """No price, rate or limit is infinite or undefined."""
    with pytest.raises(ValueError, match="not a finite number"):
        plain(text)


@pytest.mark.parametrize("text", ["9007199254740993", "1e999", "-1e300", "9" * 10_000])
def test_numbers_that_are_too_large_are_refused(text: str) -> None:
    """A number is either held exactly or refused."""
    with pytest.raises(ValueError, match="too large"):
        plain(text)
