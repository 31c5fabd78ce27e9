"""Values are merged as Helm merges them."""

from pathlib import Path

from landing_zone.sandbox.parts.values import chart_values, merged, value_at


def test_mappings_merge_and_everything_else_is_replaced() -> None:
    """Lists and scalars of the release take the chart's place; neighbours stay."""
    base = {"a": {"b": 1, "c": [1, 2]}, "d": "x"}
    assert merged(base, {"a": {"c": [3]}, "d": {"e": 1}}) == {"a": {"b": 1, "c": [3]}, "d": {"e": 1}}
    assert base == {"a": {"b": 1, "c": [1, 2]}, "d": "x"}


def test_null_takes_a_default_away() -> None:
    """As with Helm, a key of the chart can be removed."""
    assert merged({"a": {"b": 1, "c": 2}}, {"a": {"b": None}}) == {"a": {"c": 2}}


def test_a_path_that_leads_nowhere_is_none() -> None:
    """Neither a missing key nor a scalar on the way is an error."""
    assert value_at({"a": {"b": False}}, "a.b") is False
    assert value_at({"a": {"b": False}}, "a.x.y") is None
    assert value_at({"a": 1}, "a.b") is None


def test_a_chart_without_values_has_those_of_the_release(tmp_path: Path) -> None:
    """An empty file of defaults is no error."""
    (tmp_path / "values.yaml").write_text("")
    assert chart_values(tmp_path / "values.yaml", {"a": 1}) == {"a": 1}
