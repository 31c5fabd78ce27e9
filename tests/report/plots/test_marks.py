"""Marks put rows at pixels."""

from landing_zone.report.plots.marks import at, colour, marks, size


def test_a_place_is_in_pixels_and_a_look_in_the_row() -> None:
    """No scale and no axis stands between a row and the picture."""
    chart = marks(
        [{"x": 1, "y": 2, "colour": "#000000", "size": 9}], "point", {**at(), **colour(), **size()}, opacity=1
    )
    encoding = chart.to_dict()["encoding"]
    assert all(encoding[channel]["scale"] is None for channel in ("x", "y", "color", "size"))
    assert chart.to_dict()["mark"] == {"type": "point", "opacity": 1}
