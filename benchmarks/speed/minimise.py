"""A small minimiser, so that the fit needs no package: Nelder and Mead (1965), started anew where it ended."""

from collections.abc import Callable, Sequence

Function = Callable[[Sequence[float]], float]
RESTART_STEPS = (0.3, 0.15, 0.1, 0.05)
STEPS_PER_START = 150


def minimise(function: Function, start: Sequence[float]) -> list[float]:
    """Return where ``function`` is least, near ``start``."""
    best = list(start)
    for step in RESTART_STEPS:
        best = _nelder_mead(function, best, step)
    return best


def _nelder_mead(function: Function, start: Sequence[float], step: float) -> list[float]:
    corners = [list(start)] + [[v + step * (i == j) for j, v in enumerate(start)] for i in range(len(start))]
    simplex = sorted((function(corner), corner) for corner in corners)
    for _ in range(STEPS_PER_START):
        simplex = sorted(_moved(function, simplex))
    return simplex[0][1]


def _moved(function: Function, simplex: list[tuple[float, list[float]]]) -> list[tuple[float, list[float]]]:
    """Reflect the worst corner; stretch or shorten the move as the values say; else shrink towards the best."""
    *kept, (worst_value, worst) = simplex
    centre = [sum(column) / len(kept) for column in zip(*(corner for _, corner in kept), strict=True)]
    reflected = _at(function, centre, worst, -1)
    if reflected[0] < kept[0][0]:
        return [*kept, min(reflected, _at(function, centre, worst, -2))]
    if reflected[0] < kept[-1][0]:
        return [*kept, reflected]
    contracted = _at(function, centre, worst, 0.5)
    if contracted[0] < worst_value:
        return [*kept, contracted]
    best = kept[0][1]
    return [simplex[0], *(_at(function, best, corner, 0.5) for _, corner in simplex[1:])]


def _at(function: Function, centre: list[float], corner: list[float], part: float) -> tuple[float, list[float]]:
    point = [c + part * (w - c) for c, w in zip(centre, corner, strict=True)]
    return function(point), point
