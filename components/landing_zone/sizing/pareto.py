"""The choices that no other beats in everything at once."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def pareto_front(choices: Iterable[T], losses: Callable[[T], tuple[float, ...]]) -> tuple[T, ...]:
    """Return the choices of which no other is at least as good in every loss, in the order of their losses.

    Lower is better. Of choices with equal losses the first stays. No loss may be NaN.
    """
    front: list[tuple[tuple[float, ...], T]] = []
    for loss, choice in sorted(((losses(c), c) for c in choices), key=lambda pair: pair[0]):
        if not any(_no_worse(kept, loss) for kept, _ in front):
            front.append((loss, choice))
    return tuple(choice for _, choice in front)


def _no_worse(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(a <= b for a, b in zip(one, other, strict=True))
