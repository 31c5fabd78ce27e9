"""Mélange's problems from a file: a JSON list of `name`, `input` in its format, and `expected`, its answer."""

import json
import math
from pathlib import Path
from typing import Any

from landing_zone.errors import Fault, InputError
from peers.mix import Gpu, Mix


def read(file: Path) -> list[Mix]:
    """Return the problems of a file. Raises InputError: unreadable, or not in the format."""
    try:
        return [_mix(case) for case in _cases(json.loads(file.read_text(encoding="utf-8")))]
    except OSError as error:
        raise InputError(
            Fault(file, 0, "", f"can't be read ({error.strerror or error})", "name a JSON file")
        ) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        fix = "give a list of `name`, `input` in Mélange's format, and `expected` with its `cost`"
        raise InputError(
            Fault(file, 0, "", f"is no list of problems ({type(error).__name__}: {error})", fix)
        ) from error


def _cases(document: Any) -> list[dict[str, Any]]:
    if not isinstance(document, list):
        raise TypeError(f"a list was expected, not {type(document).__name__}")
    return document


def _mix(case: dict[str, Any]) -> Mix:
    given = case["input"]
    gpus = {name: Gpu(_number(gpu["cost"]), _flat(gpu["tputs"])) for name, gpu in given["gpu_info"].items()}
    share = _flat(given["workload_distribution"])
    if any(len(gpu.requests_per_second) != len(share) for gpu in gpus.values()):
        raise ValueError("`tputs` and `workload_distribution` differ in shape")
    if int(given["slice_factor"]) < 1:
        raise ValueError("`slice_factor` is below 1")
    return Mix(
        name=str(case["name"]),
        gpus=gpus,
        share=share,
        requests_per_second=_number(given["total_request_rate"]),
        slices=int(given["slice_factor"]),
        peer_usd_per_hour=float(case["expected"]["cost"]),
    )


def _flat(matrix: list[list[float]]) -> tuple[float, ...]:
    """Return a matrix row by row."""
    return tuple(_number(value) for row in matrix for value in row)


def _number(value: float) -> float:
    if not 0 <= float(value) < math.inf:
        raise ValueError(f"{value} is no number from 0")
    return float(value)


def as_given(mix: Mix) -> dict[str, Any]:
    """Return a problem in the peer's format, in one row of sizes."""
    return {
        "workload_distribution": [list(mix.share)],
        "total_request_rate": mix.requests_per_second,
        "gpu_info": {
            n: {"cost": g.price_usd_per_hour, "tputs": [list(g.requests_per_second)]} for n, g in mix.gpus.items()
        },
        "slice_factor": mix.slices,
    }
