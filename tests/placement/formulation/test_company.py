"""Workloads that share a place, and workloads that must not."""

from collections.abc import Callable
from typing import Any

from landing_zone.placement.formulation.company import apart, near
from landing_zone.placement.rule import Rule

Broken = Callable[..., list[str]]


def test_near(sketch: Any, broken: Broken) -> None:
    """b goes only where a is; a goes anywhere; with a left out, b goes nowhere."""
    a_east, a_west, b_east = sketch.on(0, 0, 1, 1), sketch.on(0, 1, 1, 1), sketch.on(1, 0, 1, 1)
    columns = sketch.columns({"b": {"near": ("a",)}})
    assert broken(near, columns, a_east, b_east) == []
    assert broken(near, columns, a_west) == []
    assert broken(near, columns, a_west, b_east) == ["near:1:0:east"]
    assert broken(near, columns, b_east) == ["near:1:0:east"]


def test_apart(sketch: Any, broken: Broken) -> None:
    """Not in one cluster, nor both by one endpoint."""
    a_east, b_east, b_west = sketch.on(0, 0, 1, 1), sketch.on(1, 0, 1, 1), sketch.on(1, 1, 1, 1)
    a_tokens, b_tokens = sketch.by(0, 2, 1), sketch.by(1, 2, 1)
    columns = sketch.columns({"b": {"apart": ("a",)}})
    assert broken(apart, columns, a_east, b_west) == []
    assert broken(apart, columns, a_east, b_tokens) == []
    assert broken(apart, columns, a_east, b_east) == ["apart:1:0:east"]
    assert broken(apart, columns, a_tokens, b_tokens) == ["apart:1:0:tokens"]


def test_a_rule_that_is_left_out_has_no_rows(sketch: Any) -> None:
    """A relaxation takes the rows of one workload away."""
    sketch.on(0, 0, 1, 1), sketch.on(1, 0, 1, 1)
    changes = {"b": {"near": ("a",)}, "a": {"apart": ("b",)}}
    relaxed = {"b": frozenset({Rule.NEAR}), "a": frozenset({Rule.APART})}
    assert [row.owner for row in (*near(sketch.columns(changes)), *apart(sketch.columns(changes)))] == [1, 0]
    columns = sketch.columns(changes, relaxed=relaxed)
    assert [*near(columns), *apart(columns)] == []
