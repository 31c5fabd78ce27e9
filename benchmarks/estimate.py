"""Every model of the catalog on every accelerator in every legal shape, and the time of one `lz estimate`.

Printed beside each other: all estimates with memory, times and rates; the same with longest context, largest
concurrency and remedies; as many calls of one estimate that is cached as warm as can be; and the process, against the
start of Python and of `lz --help`.

    python benchmarks/estimate.py [--json benchmarks/results/estimate.json]
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.model import ModelCard
from landing_zone.config.precision import Precision
from landing_zone.sizing.device import Device, device_of_accelerator
from landing_zone.sizing.estimate import Estimate, estimate
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.parallelism import legal_shapes
from landing_zone.sizing.remedy import remedies
from landing_zone.sizing.shape import Shape

LZ = str(Path(sys.executable).with_name("lz"))
ONE = ("estimate", "--model", "meta-llama/Llama-3.3-70B-Instruct", "--accelerator", "H100", "--tp", "4", "--json")
PROCESSES = {"python -c pass": (sys.executable, "-c", "pass"), "lz --help": (LZ, "--help"), "lz estimate": (LZ, *ONE)}
POINT = OperatingPoint(concurrency=16, input_tokens=1000, output_tokens=200)
VCPUS = 96


def main() -> None:
    """Print the table, and file it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--json", type=Path, help="file the results here")
    parser.add_argument("--repeat", type=int, default=7, help="starts of each process; the median counts")
    options = parser.parse_args()
    results = {**machine(), **estimates(), **processes(options.repeat)}
    for name, value in results.items():
        print(f"{name:44} {value:>12,.3f}" if isinstance(value, float) else f"{name:44} {value!s:>12}")
    if options.json:
        options.json.parent.mkdir(exist_ok=True)
        options.json.write_text(json.dumps(results, indent=2) + "\n")


def machine() -> dict[str, Any]:
    """Return what the times depend on."""
    return {"Python": platform.python_version(), "cores": os.cpu_count(), "load average": os.getloadavg()[0]}


def estimates() -> dict[str, Any]:
    """Return counts and seconds of all estimates, and of the baseline."""
    catalog = load_catalog()
    seconds, found = timed(lambda: [told(e) for e in every()])
    cpu = time.process_time()
    for e in every():
        told(e)
    cpu = time.process_time() - cpu
    with_limits, _ = timed(lambda: [(told(e), e.largest_concurrency, e.longest_context_tokens) for e in every()])
    with_remedies, _ = timed(lambda: sum(len(remedies(e)) for e in every()))
    again = one()
    baseline, _ = timed(lambda: [told(estimate(*again)) for _ in found])
    return {
        "models": len(catalog.models),
        "accelerators": len(catalog.accelerators),
        "shapes": len(found),
        "shapes that fit": sum(fits for fits, *_ in found),
        "all, seconds": seconds,
        "all again, seconds of CPU": cpu,
        "one estimate as often, seconds": baseline,
        "all ÷ one as often": seconds / baseline,
        "microseconds of CPU per estimate": cpu / len(found) * 1e6,
        "all with limits, seconds": with_limits,
        "all with remedies, seconds": with_remedies,
    }


def every() -> Iterator[Estimate]:
    """Estimate all models on all accelerators, on one node, in all legal shapes."""
    catalog = load_catalog()
    for accelerator in catalog.accelerators.values():
        device = device_of_accelerator(accelerator, VCPUS if accelerator.kind == "cpu" else 8)
        for model in catalog.models.values():
            for shape in legal_shapes(model, device, device.per_node):
                yield estimate(model, device, shape, POINT)


def one() -> tuple[ModelCard, Device, Shape, OperatingPoint]:
    """What one estimate is made of."""
    catalog = load_catalog()
    device = device_of_accelerator(catalog.accelerators["H100"])
    model = catalog.models["meta-llama/Llama-3.3-70B-Instruct"]
    return model, device, Shape(Precision.BF16, 4), POINT


def told(found: Estimate) -> tuple[Any, ...]:
    """What an answer tells, so that nothing is left uncomputed."""
    memory = found.memory.total_gib
    return found.fits, found.weights_gib, found.kv_cache_gib, memory, found.ttft_ms, found.tpot_ms, found.requests_per_s


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds of a piece of work, and its result."""
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def processes(repeat: int) -> dict[str, float]:
    """Return the median seconds of each process."""
    return {
        f"{name}, seconds": statistics.median(
            timed(lambda command=command: subprocess.run(command, capture_output=True, check=True))[0]
            for _ in range(repeat)
        )
        for name, command in PROCESSES.items()
    }


if __name__ == "__main__":
    main()
