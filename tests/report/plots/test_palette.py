"""Colours are told apart by everyone on both pages."""

from itertools import combinations

import pytest

from landing_zone.report.plots.palette import INK, MUTED, PAPER, ROLES, SERIES, Role, series

TEXT, MARK = 4.5, 3.0
"""Least contrast of text and of marks: WCAG 2.2, success criteria 1.4.3 and 1.4.11."""


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("role", "least"), [(INK, TEXT), (MUTED, TEXT), *((role, MARK) for role in SERIES)])
def test_contrast_on_both_pages(role: Role, least: float) -> None:
    """Text and marks stand out from the paper, light and dark."""
    assert _contrast(role.light, PAPER.light) >= least
    assert _contrast(role.dark, PAPER.dark) >= least


def test_light_colours_are_distinct() -> None:
    """A plot's colour names its role, so no two roles may share one."""
    assert all(one.light != other.light for one, other in combinations(ROLES, 2))


def test_series_repeat_after_the_last() -> None:
    """Any number of clusters has colours."""
    given = series([f"c{i}" for i in range(8)])
    assert given["c0"] is given["c6"] is SERIES[0]
