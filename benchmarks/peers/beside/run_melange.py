"""Run by a Python that has PuLP, with a checkout of Mélange on its path: solve problems with its own solver.

Standard input: a list of problems in its format; output: a list of {"usd_per_hour", "seconds"}.
"""

import json
import sys
import time
from typing import Any

from melange.solver import MelangeSolver

REPEATS = 5


def main() -> None:
    """Read, solve, answer."""
    json.dump([solved(given) for given in json.load(sys.stdin)], sys.stdout)


def solved(given: dict[str, Any]) -> dict[str, float]:
    """Return the cost of the answer, and the seconds of the fastest of five."""
    seconds = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        answer = MelangeSolver(**given).run()
        seconds.append(time.perf_counter() - started)
    return {"usd_per_hour": answer["cost"], "seconds": min(seconds)}


if __name__ == "__main__":
    main()
