"""Choices that none beats."""

from hypothesis import given
from hypothesis import strategies as st

from landing_zone.sizing.pareto import pareto_front

LOSSES = st.lists(st.tuples(*[st.integers(0, 6)] * 3), max_size=40)


def itself(losses: tuple[int, int, int]) -> tuple[int, int, int]:
    """A choice that is nothing but its losses."""
    return losses


def beaten(loser: tuple[int, ...], winner: tuple[int, ...]) -> bool:
    """Whether the winner is at least as good everywhere and better somewhere."""
    return winner != loser and all(w <= b for w, b in zip(winner, loser, strict=True))


@given(choices=LOSSES)
def test_what_stays_is_unbeaten_and_what_goes_is_beaten(choices: list[tuple[int, int, int]]) -> None:
    """The front is the set of distinct choices that none of all choices beats."""
    expected = {c for c in choices if not any(beaten(c, other) for other in choices)}
    front = pareto_front(choices, itself)
    assert set(front) == expected
    assert len(front) == len(expected)


def test_of_equals_the_first_stays() -> None:
    """The order of the choices breaks ties, and the front is sorted by its losses."""
    choices = [("a", 2.0, 1.0), ("b", 1.0, 2.0), ("c", 1.0, 2.0), ("d", 3.0, 3.0)]
    assert [c[0] for c in pareto_front(choices, lambda c: c[1:])] == ["b", "a"]
