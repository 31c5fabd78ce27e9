"""One method on one file, as a process: prints cost and bound as JSON, and how long the method itself took.

python benchmarks/bare/method.py {first-fit,highs,cp-sat} FILE.npz SECONDS GAP
"""

import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from bare.first_fit import cost, first_fit


def main() -> None:
    """Run the method that is named."""
    name, file, seconds, gap = sys.argv[1:]
    with np.load(file) as archive:
        arrays = {key: archive[key] for key in archive.files}
    started = time.monotonic()
    assignment, bound = found(name, arrays, float(seconds), float(gap))
    paid = None if assignment is None else cost(arrays, assignment)
    bound_or_none = bound if np.isfinite(bound) else None
    print(json.dumps({"cost": paid, "bound": bound_or_none, "seconds": time.monotonic() - started}))


def found(name: str, arrays: dict[str, Any], seconds: float, gap: float) -> tuple[Any, float]:
    """Return the assignment and the bound of a method; its library is imported here, for not every Python has it."""
    if name == "first-fit":
        return first_fit(arrays), float("-inf")
    function = name.replace("-", "_") if name == "cp-sat" else f"plain_{name}"
    answer: tuple[Any, float] = getattr(import_module(f"bare.{function}"), function)(arrays, seconds, gap)
    return answer


if __name__ == "__main__":
    main()
