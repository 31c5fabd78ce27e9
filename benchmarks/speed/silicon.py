"""Points of aiconfigurator's `silicon_sample.csv`, read from a checkout of that project.

    git clone https://github.com/ai-dynamo/aiconfigurator && git -C aiconfigurator checkout 095f58a51

The table (Apache-2.0) holds serving runs of vLLM, SGLang and TensorRT-LLM on NVIDIA accelerators. Aggregated runs are
read, those that prefill elsewhere are not. Times are kept as published. Where a row leaves the format of the weights
open, it is taken to be the checkpoint's, 16 bit: as such, vLLM's runs of Qwen3-32B on H100 are met to 3 %.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from landing_zone.catalog.load import load_catalog
from landing_zone.config.precision import Precision
from landing_zone.sizing.device import Device, device_of_accelerator
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.shape import Shape
from speed.cards import card
from speed.plausible import flagged
from speed.point import UNSEEN_ENGINE_CACHE, Point

TABLE = "aic-core/src/aiconfigurator_core/systems/silicon_sample.csv"
SYSTEMS = {"h100_sxm": "H100", "h200_sxm": "H200", "b200_sxm": "B200", "b300_sxm": "B300", "gb200": "GB200"}
UNFINISHED = "unfinished"
"""Runs that the source marks as work in progress."""
LAYOUT = "layout"
"""Attention is spread over replicas of itself, the layouts of attention and experts contradict each other, or a layer
is split over more devices than a node has."""
NODE_DEVICES = 8


def read_points(checkout: Path) -> list[Point]:
    """Return the points of a checkout."""
    with (checkout / TABLE).open(newline="", encoding="utf-8") as file:
        return flagged([point for row in csv.DictReader(file) if (point := _point(row, checkout)) is not None])


def _point(row: dict[str, str], checkout: Path) -> Point | None:
    system = SYSTEMS.get(row["system"])
    if row["mode"] != "agg" or system is None:
        return None
    precision = Precision(row["precision"] or Precision.BF16)
    cache = UNSEEN_ENGINE_CACHE.get(precision, Precision.BF16)
    shape = Shape(precision, int(row["tp_size"]), int(row["pp_size"] or 1), 1, cache)
    return Point(
        id=row["id"],
        model=card(row["model_path"], checkout),
        device=_device(system),
        shape=shape,
        load=OperatingPoint(_concurrency(row), int(row["isl"]), int(row["osl"])),
        first_token_ms=float(row["silicon_ttft_ms"]),
        per_token_ms=float(row["silicon_tpot_ms"]),
        engine=f"{row['backend']} {row['backend_version']}".strip(),
        assumed_precision=not row["precision"],
        flaws=frozenset(_flaws(row)),
    )


def _device(name: str) -> Device:
    return device_of_accelerator(load_catalog().accelerators[name])


def _concurrency(row: dict[str, str]) -> int:
    stated = re.search(r"silicon_concurrency=(\d+)", row["silicon_data_source"])
    return int(stated[1]) if stated else int(float(row["batch_size"]))


def _flaws(row: dict[str, str]) -> Iterator[str]:
    width = int(row["tp_size"])
    if "wip=True" in row["silicon_data_source"]:
        yield UNFINISHED
    replicas = int(row["attention_dp_size"] or 1)
    experts = int(row["moe_tp_size"] or 1) * int(row["moe_ep_size"] or 1)
    named = re.search(r"_tp(\d+)", row["id"])
    other_width = (experts not in (0, 1, width)) or (named is not None and int(named[1]) != width)
    if replicas > 1 or other_width or width > NODE_DEVICES:
        yield LAYOUT
