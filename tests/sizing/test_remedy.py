"""What to change when a replica does not fit."""

from dataclasses import replace

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.precision import Precision
from landing_zone.sizing.device import device_of_accelerator
from landing_zone.sizing.estimate import Estimate, estimate
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.remedy import Change, remedies
from landing_zone.sizing.shape import Shape

CATALOG = load_catalog()
LLAMA_70B = CATALOG.models["meta-llama/Llama-3.3-70B-Instruct"]


def on(accelerator: str, shape: Shape, concurrency: int = 64, tokens_in: int = 1000) -> Estimate:
    """A 70B model on an accelerator."""
    device = device_of_accelerator(CATALOG.accelerators[accelerator])
    return estimate(LLAMA_70B, device, shape, OperatingPoint(concurrency, tokens_in, 200))


def told(found: Estimate) -> dict[str, str | int]:
    """New values by what is changed."""
    return {r.change.value: r.value for r in remedies(found)}


def test_what_fits_needs_no_remedy() -> None:
    """Four H100 hold it."""
    assert remedies(on("H100", Shape(Precision.BF16, 4))) == ()


def test_each_remedy_makes_it_fit() -> None:
    """Two H100 hold the weights but not 64 requests: each change alone is enough, and is the least of its kind."""
    found = on("H100", Shape(Precision.BF16, 2))
    new = told(found)
    assert (new["precision"], new["devices"]) == ("fp8", "TP4")
    most, longest = int(new["concurrency"]), int(new["tokens"])
    assert on("H100", found.shape, most).fits
    assert not on("H100", found.shape, most + 1).fits
    assert on("H100", found.shape, 64, longest - 200).fits


def test_a_smaller_cache_can_be_enough() -> None:
    """Keys and values at fp8 where that halves what is missing."""
    found = next(f for n in range(65, 4000) if not (f := on("H100", Shape(Precision.BF16, 4), n)).fits)
    assert told(found)[Change.KV_PRECISION.value] == "fp8"
    assert on("H100", replace(found.shape, kv_precision=Precision.FP8), found.point.concurrency).fits


@pytest.mark.parametrize(
    ("accelerator", "shape", "new"),
    [
        ("H100", Shape(Precision.BF16, 3), {"devices": "TP4"}),
        ("V100", Shape(Precision.INT8, 8), {"precision": "int4"}),
    ],
)
def test_what_can_not_run_has_a_way_out(accelerator: str, shape: Shape, new: dict[str, str]) -> None:
    """An illegal layout has the nearest legal one, an unknown format one that the device has."""
    assert told(on(accelerator, shape, 1)) == new


def test_sometimes_there_is_none() -> None:
    """A T4's 15 GiB do not become 70 billion parameters' worth by any one change."""
    assert told(on("T4", Shape(Precision.BF16, 1), 1)).keys() <= {"devices"}
