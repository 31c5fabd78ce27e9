"""Bars share a layout that does not depend on installed fonts."""

from landing_zone.report.plots.bars import MAX_CHARACTERS, ROW_PX, WIDTH_PX, bars, shorten


def _row(name: str, figure: str = "$1") -> dict[str, str | float]:
    return {"name": name, "figure": figure, "reach": 1.0, "colour": "#0072b2"}


def test_width_is_fixed_and_height_grows_by_row() -> None:
    """Longer names take room from the bars, not from the page."""
    short, long = (bars([_row(name)] * 3, [("reach", "colour")]).to_dict() for name in ("a", "a" * 20))
    for chart in (short, long):
        assert chart["width"] + chart["padding"]["left"] + chart["padding"]["right"] == WIDTH_PX
        assert chart["height"] == 3 * ROW_PX
    assert long["width"] < short["width"]


def test_a_long_name_is_cut() -> None:
    """And is seen to be."""
    assert shorten("a" * 40) == "a" * (MAX_CHARACTERS - 1) + "…"
    assert shorten("short") == "short"


def test_no_rows_is_a_plot() -> None:
    """An infeasible plan has nothing to draw."""
    assert bars([], [("reach", "colour")]).to_dict()["height"] == ROW_PX
