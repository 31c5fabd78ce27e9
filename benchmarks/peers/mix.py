"""Mélange: the cheapest mix of GPUs for one service, whose requests come in sizes.

Requests of a size are cut into equal slices; a slice goes to one kind of GPU and takes its rate divided by the
throughput that the kind has at that size, in GPUs. Slices of a kind share its GPUs.

Ours: x_sg slices of size s on kind g and y_g GPUs, all whole numbers. It is the peer's problem, but for slices of a
size: they are alike, so they are counted and not told apart.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from landing_zone.placement.bare.instance import nodes_for
from landing_zone.placement.formulation.program import FloatArray, Program, Row, at_most, exactly
from landing_zone.placement.highs import minimise
from peers.result import Result, timed

TIME_LIMIT_S = 60.0


@dataclass(frozen=True)
class Gpu:
    """A kind of GPU."""

    price_usd_per_hour: float
    requests_per_second: tuple[float, ...]
    """By size, at most; 0 = can't serve it."""


@dataclass(frozen=True)
class Mix:
    """A problem."""

    name: str
    gpus: Mapping[str, Gpu]
    share: tuple[float, ...]
    """Of the requests, by size."""
    requests_per_second: float
    slices: int
    """Per size."""
    peer_usd_per_hour: float
    """What the peer's answer costs."""

    @property
    def loads(self) -> FloatArray:
        """GPUs that one slice takes, size × kind; infinite where the kind can't serve the size."""
        rate = np.array(self.share)[:, None] * self.requests_per_second / self.slices
        throughput = np.array([gpu.requests_per_second for gpu in self.gpus.values()]).T
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(rate > 0, rate / throughput, 0.0)


SAMPLE = Mix(
    name="published sample",
    gpus={"A10G": Gpu(1.01, (2, 1, 5, 2)), "A100-80GB": Gpu(3.67, (20, 20, 40, 20))},
    share=(0.2, 0.1, 0.5, 0.2),
    requests_per_second=30,
    slices=1,
    peer_usd_per_hour=6.7,
)
"""Of the project's page and `melange/config/example.json` (tyler-griggs/melange-release at d46ab43)."""
PUBLISHED = {"A10G": 3, "A100-80GB": 1}


@dataclass(frozen=True)
class Chosen:
    """GPUs by kind, what they cost, and the proven bound."""

    gpus: dict[str, int]
    usd_per_hour: float
    bound_usd_per_hour: float

    @property
    def gap(self) -> float:
        """(cost − bound) / cost."""
        return max(0.0, 1 - self.bound_usd_per_hour / self.usd_per_hour) if self.usd_per_hour else 0.0


def choose(mix: Mix, time_limit_s: float = TIME_LIMIT_S) -> Chosen | None:
    """Return the cheapest mix; None if a size can't be served, or no mix was found in the time."""
    if not np.isfinite(mix.loads).any(axis=1).all():
        return None
    program, prices = _program(mix)
    solved = minimise(program, prices, seed=0, time_limit_s=time_limit_s)
    if solved is None:
        return None
    sizes, kinds = mix.loads.shape
    slices = solved.values[: sizes * kinds].reshape(sizes, kinds)
    counts = gpus_for(mix, slices)
    price = np.array([gpu.price_usd_per_hour for gpu in mix.gpus.values()])
    gpus = {name: int(count) for name, count in zip(mix.gpus, counts, strict=True)}
    return Chosen(gpus, float(counts @ price), solved.bound)


def gpus_for(mix: Mix, slices: FloatArray) -> FloatArray:
    """Return the fewest GPUs of each kind that hold so many slices, size × kind."""
    loads = np.where(slices > 0, mix.loads, 0.0)
    return nodes_for((loads * slices).sum(axis=0), np.ones(len(mix.gpus)))


def _program(mix: Mix) -> tuple[Program, FloatArray]:
    """Σ_g x_sg = slices, Σ_s load_sg · x_sg ≤ y_g, x_sg ≤ slices · y_g; minimise Σ_g price_g · y_g."""
    loads, kinds = mix.loads, len(mix.gpus)
    able = np.isfinite(loads)
    loads = np.where(able, loads, 0.0)
    most = np.ceil(loads.sum(axis=0) * mix.slices)
    upper = np.concatenate([np.where(able, float(mix.slices), 0.0).ravel(), most])
    prices = np.concatenate([np.zeros(loads.size), [gpu.price_usd_per_hour for gpu in mix.gpus.values()]])
    rows = (*_all_placed(mix, kinds), *_room(mix, loads), *_opens(mix, loads))
    return Program(rows, np.zeros(len(upper)), upper), prices


def _all_placed(mix: Mix, kinds: int) -> list[Row]:
    sizes = range(len(mix.share))
    return [exactly(f"size:{s}", {s * kinds + g: 1.0 for g in range(kinds)}, mix.slices) for s in sizes]


def _room(mix: Mix, loads: FloatArray) -> list[Row]:
    kinds = len(mix.gpus)
    found = []
    for g, name in enumerate(mix.gpus):
        used = {s * kinds + g: float(load) for s, load in enumerate(loads[:, g])}
        found.append(at_most(f"room:{name}", {**used, loads.size + g: -1.0}, 0))
    return found


def _opens(mix: Mix, loads: FloatArray) -> list[Row]:
    """Implied by the rest, but for loads so small that a solver lets them pass where no GPU is."""
    kinds = len(mix.gpus)
    return [
        at_most(f"opens:{s}:{g}", {s * kinds + g: 1.0, loads.size + g: -float(mix.slices)}, 0)
        for s, g in np.argwhere(loads > 0).tolist()
    ]


def result(mix: Mix, peer_seconds: float | None = None) -> Result:
    """Solve a problem to the end, beside the peer's answer."""
    chosen, seconds = timed(lambda: choose(mix))
    return Result(
        problem=f"Mélange {mix.name}",
        unit="USD/h",
        peer_cost=mix.peer_usd_per_hour,
        cost=chosen.usd_per_hour if chosen else math.inf,
        gap=chosen.gap if chosen else 1.0,
        seconds=seconds,
        peer_seconds=peer_seconds,
        note=" + ".join(f"{count} {name}" for name, count in chosen.gpus.items() if count) if chosen else "no answer",
    )
