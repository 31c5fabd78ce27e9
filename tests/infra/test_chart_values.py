"""Values that a chart does not know are refused, with the nearest one that it knows."""

from typing import Any

import pytest

from landing_zone.errors import InputError
from landing_zone.infra.chart_values import check_values, value_paths


def test_paths_of_defaults() -> None:
    """Leaves by their path; empty maps, lists and nulls are open."""
    defaults = {"a": {"b": 1, "c": {}}, "d": [1], "e": None, "f": ""}
    assert value_paths(defaults) == ["a.b", "a.c.*", "d.*", "e.*", "f"]


@pytest.mark.parametrize(
    "values",
    [
        {"driver": {"enabled": False}},
        {"migManager": {"config": {"data": {"config.yaml": "…"}}}},
        {"daemonsets": {"tolerations": [{"key": "x"}]}},
        {},
    ],
)
def test_known_values_pass(values: dict[str, Any]) -> None:
    """Leaves, and anything below an open map."""
    check_values("gpu-operator", values)


@pytest.mark.parametrize(
    ("values", "path", "near"),
    [
        ({"driver": {"enable": False}}, "driver.enable", "driver.enabled"),
        ({"toolkits": {"enabled": False}}, "toolkits.enabled", "toolkit.enabled"),
        ({"driver": {"enabled": {"really": True}}}, "driver.enabled.really", "driver.enabled"),
    ],
)
def test_unknown_values_are_named_with_the_nearest(values: dict[str, Any], path: str, near: str) -> None:
    """One line: the chart, the path, and what was probably meant."""
    with pytest.raises(InputError) as caught:
        check_values("gpu-operator", values)
    assert str(caught.value) == (
        f"charts/gpu-operator.json: {path}: chart `gpu-operator` has no such value; did you mean `{near}`?"
    )


def test_a_value_like_no_other_points_to_the_chart() -> None:
    """Without a near name the fix is where to look."""
    with pytest.raises(InputError, match=r"take the name from the chart's values\.yaml"):
        check_values("kserve-crd", {"zzz": 1})
