"""One venue per workload, and a budget of moves."""

from collections.abc import Callable
from typing import Any

from landing_zone.placement.formulation.place import moves, one_place

Broken = Callable[..., list[str]]


def test_a_workload_is_in_one_place_or_left_out(sketch: Any, broken: Broken) -> None:
    """Neither in two places, nor nowhere without being left out."""
    east, west = sketch.on(0, 0, 1, 1), sketch.on(0, 1, 1, 1)
    columns = sketch.columns()
    others = (columns.left_out(1), columns.left_out(2))
    for ones, wrong in (((east,), []), ((columns.left_out(0),), []), ((), ["place:a"]), ((east, west), ["place:a"])):
        assert broken(one_place, columns, *ones, *others) == wrong


def test_moves_keep_their_budget(sketch: Any, broken: Broken) -> None:
    """With a budget of one, two may not move; what stays is free, and without a budget all is."""
    first, second = sketch.on(0, 0, 1, 1, moves=True), sketch.on(1, 0, 1, 1, moves=True)
    stays = sketch.on(2, 0, 1, 1)
    assert broken(moves, sketch.columns(move_budget=1), first, stays) == []
    assert broken(moves, sketch.columns(move_budget=1), first, second) == ["moves"]
    assert broken(moves, sketch.columns(move_budget=0), first) == ["moves"]
    assert broken(moves, sketch.columns(move_budget=None), first, second) == []
