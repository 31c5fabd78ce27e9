"""What both answer to one problem."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

HEADER = (
    f"{'problem':39} {'unit':8} {'peer':>10} {'ours':>10} {'ours/peer':>9} {'gap':>6}"
    f" {'ours s':>8} {'peer s':>8} {'times':>6}  note"
)
REPEATS = 5
T = TypeVar("T")


def timed(call: Callable[[], T]) -> tuple[T, float]:
    """Return what a call gives, and the seconds of the fastest of five."""
    seconds = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        given = call()
        seconds.append(time.perf_counter() - started)
    return given, min(seconds)


@dataclass(frozen=True)
class Result:
    """One line of the table."""

    problem: str
    unit: str
    peer_cost: float
    """Of the peer's published or recorded answer."""
    cost: float
    gap: float
    """Proven: (cost − bound) / cost."""
    seconds: float
    peer_seconds: float | None = None
    """None where the peer was not run."""
    note: str = ""

    def line(self) -> str:
        """Return the line."""
        ratio = self.cost / self.peer_cost if self.peer_cost else 1.0
        peer_s, times = ("-", "-")
        if self.peer_seconds is not None:
            peer_s, times = f"{self.peer_seconds:.4f}", f"{self.seconds / self.peer_seconds:.1f}"
        return (
            f"{self.problem:39} {self.unit:8} {self.peer_cost:10.2f} {self.cost:10.2f} {ratio:9.4f} {self.gap:6.2%}"
            f" {self.seconds:8.4f} {peer_s:>8} {times:>6}  {self.note}"
        )
