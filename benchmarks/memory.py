"""How well the memory formulas meet what is published: sizes of weights, and what runs and what doesn't.

Weights: parameters counted from the architecture, at the format of the published files, against the size of the files.
The published size itself is not looked up. Fits: documented deployments and failures of `data/fits.csv`, beside the
estimator that KAITO publishes (`nodesestimator/estimator.go`: 0.84 of the device, weights × 1.02 × 1.05, 2.3 GiB).

    python benchmarks/memory.py [--all] [--json benchmarks/results/memory.json]
"""

import argparse
import csv
import json
import math
import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.model import ModelCard
from landing_zone.config.precision import Precision
from landing_zone.sizing.engine_settings import SORTED_SAMPLING_BYTES, EngineSettings, vllm_defaults
from landing_zone.sizing.kv_cache import bytes_per_token
from landing_zone.sizing.memory import memory_use
from landing_zone.sizing.program_memory import DRIVER_GIB, program_memory_gib
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.weights import GIB, architecture_gib, weights_gib

DATA = Path(__file__).parent / "data"
FITS, EXCEPTIONS = DATA / "fits.csv", DATA / "weights_exceptions.csv"
TOLERANCE = 0.03
LEAST_CONTEXT = 2048
"""Tokens that have to fit where the source names no context; KAITO's default."""
OLD_ENGINE = "before 0.11"
"""Versions of vLLM that sort to sample, and whose CUDA graphs lie outside of the part that the engine may use."""
ARITHMETIC = "arithmetic"
"""Evidence of rows that no source documents: weights above the memory of all devices. They are not counted."""


@dataclass(frozen=True)
class Size:
    """Weights of one model, published and counted."""

    model: ModelCard
    counted_gib: float | None

    @property
    def error(self) -> float | None:
        """Relative error; None where the card's architecture can't be counted."""
        return None if self.counted_gib is None else self.counted_gib / (self.model.weights_gib or 1) - 1

    @property
    def met(self) -> bool:
        """Whether the error is within the tolerance."""
        return self.error is not None and abs(self.error) <= TOLERANCE


@dataclass(frozen=True)
class Case:
    """One documented deployment or failure."""

    row: dict[str, str]
    runs: bool
    said: bool
    """By these formulas."""
    baseline: bool
    """By KAITO's."""
    left_gib: float
    """Usable memory that is left on each device; negative where it is missing."""
    cache_gib: float
    """Room for the cache on each device."""

    @property
    def cache_error_gib(self) -> float | None:
        """Against the room that the engine named in its log."""
        return self.cache_gib - float(self.row["cache_gib"]) if self.row["cache_gib"] else None


def main() -> None:
    """Print both tables and their counts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--all", action="store_true", help="right answers, too")
    parser.add_argument("--json", type=Path, help="file the counts and the misses here")
    options = parser.parse_args()
    every, catalog = options.all, load_catalog()
    tables = (weights_table(catalog, every=every), fits_table(catalog, every=every), rooms_table(catalog))
    print("\n\n".join("\n".join(table) for table in tables))
    if options.json:
        options.json.parent.mkdir(exist_ok=True)
        options.json.write_text(json.dumps(results(catalog), indent=1) + "\n", encoding="utf-8")


def results(catalog: Catalog) -> dict[str, Any]:
    """Return the counts, and everything that is missed."""
    found, reasons = sizes(catalog), exceptions()
    documented = [c for c in cases(catalog) if c.row["evidence"] != ARITHMETIC]
    errors = [abs(c.cache_error_gib) for c in documented if c.cache_error_gib is not None]
    right, kaito = right_of(documented)
    met = [size for size in found if size.met]
    return {
        "published sizes of weights": len(found),
        f"within {TOLERANCE:.0%}": len(met),
        "architectures among these": len({architecture(size.model) for size in met}),
        "documented deployments and failures": len(documented),
        "answered right": right,
        "answered right by KAITO's estimator": kaito,
        "logs that name the room for the cache": len(errors),
        "median error of that room, GiB": statistics.median(errors),
        "sizes that are missed": [_missed(size, reasons) for size in found if not size.met],
        "cases that are missed": [_wrong(c) for c in documented if c.said != c.runs],
    }


def _missed(size: Size, reasons: Mapping[str, str]) -> dict[str, Any]:
    error = "-" if size.error is None else f"{size.error:+.1%}"
    return {"model": size.model.name, "error": error, "why": reasons.get(size.model.name, "")}


def _wrong(case: Case) -> dict[str, Any]:
    row = case.row
    where = f"{row['tensor_parallel']} × {device_name(row)}, {row['precision']}"
    answer = {"runs": "yes" if case.runs else "no", "said": "yes" if case.said else "no"}
    return {"model": row["model"], "on": where, **answer, "left over, GiB": round(case.left_gib, 1)}


def sizes(catalog: Catalog) -> list[Size]:
    """Return the models whose files have a published size."""
    published = [m for m in catalog.models.values() if m.weights_gib is not None]
    return [Size(model, counted_gib(model)) for model in published]


def counted_gib(model: ModelCard) -> float | None:
    """Return the size that the architecture gives at the precision of the published files."""
    return architecture_gib(model, Precision(model.weights_precision or Precision.BF16))


def architecture(model: ModelCard) -> tuple[int | None, ...]:
    """Return what tells one architecture from another."""
    heads = (model.attention_heads, model.kv_heads, model.head_dim)
    return (model.layers, model.hidden_size, *heads, model.experts, model.vocabulary)


def weights_table(catalog: Catalog, *, every: bool) -> Iterator[str]:
    """Yield the comparison of weights, the exceptions with their reasons."""
    found, reasons = sizes(catalog), exceptions()
    yield f"{'model':52} {'format':6} {'published GiB':>13} {'counted GiB':>11} {'error':>7}"
    for size in found:
        if every or not size.met:
            counted = "-" if size.counted_gib is None else f"{size.counted_gib:.2f}"
            error = "-" if size.error is None else f"{size.error:+.1%}"
            model = size.model
            figures = f"{model.weights_precision:6} {model.weights_gib:13.2f} {counted:>11} {error:>7}"
            yield f"{model.name:52} {figures}  {reasons.get(model.name, '')}".rstrip()
    met = [size for size in found if size.met]
    shapes = f"{len({architecture(size.model) for size in met})} architectures"
    yield f"weights: {len(met)} of {len(found)} published sizes within {TOLERANCE:.0%}, of {shapes}"


def exceptions() -> dict[str, str]:
    """Return why a model's published size is not met, by its name."""
    with EXCEPTIONS.open(encoding="utf-8", newline="") as file:
        return {row["model"]: row["reason"] for row in csv.DictReader(file)}


def cases(catalog: Catalog) -> list[Case]:
    """Return every case with both answers."""
    with FITS.open(encoding="utf-8", newline="") as file:
        return [case(row, catalog) for row in csv.DictReader(file)]


def case(row: dict[str, str], catalog: Catalog) -> Case:
    """Answer one case: weights, engine and one sequence of the context in the settings of the source."""
    model = catalog.models[row["model"]]
    tokens = int(row["context_tokens"] or LEAST_CONTEXT)
    memory_gib = device_memory_gib(row, catalog)
    use = memory_use(model, shape(row), memory_gib, tokens=tokens, settings=settings(row, memory_gib))
    return Case(
        row=row,
        runs=row["runs"] == "yes",
        said=use.fits,
        baseline=kaito_fits(model, shape(row), memory_gib + DRIVER_GIB, tokens),
        left_gib=use.usable_gib - use.total_gib,
        cache_gib=use.cache_room_gib,
    )


def shape(row: dict[str, str]) -> Shape:
    """Return the layout of a case."""
    return Shape(
        Precision(row["precision"]),
        int(row["tensor_parallel"]),
        int(row["pipeline_parallel"]),
        kv_precision=Precision(row["kv_precision"]),
    )


def device_memory_gib(row: dict[str, str], catalog: Catalog) -> float:
    """Return what the source's log says of the device's memory, else what the catalog does."""
    if row["visible_gib"]:
        return float(row["visible_gib"])
    return program_memory_gib(catalog.accelerators[row["accelerator"]])


def settings(row: dict[str, str], memory_gib: float) -> EngineSettings:
    """Return vLLM's defaults, with what the source changes."""
    default = vllm_defaults(memory_gib, row["accelerator"])
    return EngineSettings(
        float(row["gpu_memory_utilization"] or default.gpu_memory_utilization),
        int(row["max_num_batched_tokens"] or default.max_num_batched_tokens),
        int(row["max_num_seqs"] or default.max_num_seqs),
        enforce_eager=bool(row["enforce_eager"]) or row["engine"] == OLD_ENGINE,
        bytes_per_logit=SORTED_SAMPLING_BYTES if row["engine"] == OLD_ENGINE else default.bytes_per_logit,
    )


def kaito_fits(model: ModelCard, shape: Shape, memory_gib: float, tokens: int) -> bool:
    """Return whether KAITO's estimator asks for no more devices than there are."""
    cache_gib = bytes_per_token(model) * tokens / shape.devices / GIB
    per_device = (0.84 * memory_gib - 2.3 - cache_gib) / 1.05
    if per_device <= 0:
        return False
    return math.floor(1.02 * weights_gib(model, shape.precision) / per_device) + 1 <= shape.devices


def fits_table(catalog: Catalog, *, every: bool) -> Iterator[str]:
    """Yield the cases that are answered wrongly, and the counts."""
    found = cases(catalog)
    yield f"{'model':44} {'device':14} {'layout':8} {'format':6} {'tokens':>8} runs said KAITO {'GiB':>6}"
    for case in found:
        if every or case.said != case.runs:
            yield case_line(case)
    documented = [c for c in found if c.row["evidence"] != ARITHMETIC]
    for name, chosen in (("run", [c for c in documented if c.runs]), ("do not", [c for c in documented if not c.runs])):
        ours, kaito = sum(c.said == c.runs for c in chosen), sum(c.baseline == c.runs for c in chosen)
        yield f"fits: of {len(chosen)} documented cases that {name}, right are {ours}; KAITO's estimator {kaito}"
    right, kaito = right_of(documented)
    yield f"fits: right {right} of {len(documented)} documented cases; KAITO's estimator {kaito}"


def rooms_table(catalog: Catalog) -> Iterator[str]:
    """Yield the rooms for the cache that engines logged, and the errors."""
    logged = [c for c in cases(catalog) if c.cache_error_gib is not None]
    yield f"{'model':44} {'device':14} {'layout':8} {'logged GiB':>10} {'said GiB':>9} {'error':>6}"
    for case in logged:
        layout = f"TP{case.row['tensor_parallel']}"
        figures = f"{float(case.row['cache_gib']):10.2f} {case.cache_gib:9.2f} {case.cache_error_gib:+6.2f}"
        yield f"{case.row['model']:44} {device_name(case.row):14} {layout:8} {figures}"
    errors = sorted(abs(c.cache_error_gib or 0) for c in logged)
    worst = f"largest {errors[-1]:.2f} GiB"
    yield f"room for the cache: {len(errors)} logs, median error {statistics.median(errors):.2f} GiB, {worst}"


def right_of(chosen: list[Case]) -> tuple[int, int]:
    """Return how many answers are right, by these formulas and by KAITO's."""
    return sum(c.said == c.runs for c in chosen), sum(c.baseline == c.runs for c in chosen)


def device_name(row: dict[str, str]) -> str:
    """Return the accelerator, or the memory of one that is not in the catalog."""
    return row["accelerator"] or f"{row['visible_gib']} GiB"


def case_line(case: Case) -> str:
    """Return a row of the table."""
    row = case.row
    layout = f"TP{row['tensor_parallel']}" + (
        f" PP{row['pipeline_parallel']}" if row["pipeline_parallel"] != "1" else ""
    )
    answers = " ".join(f"{'yes' if a else 'no':>{n}}" for a, n in ((case.runs, 4), (case.said, 4), (case.baseline, 5)))
    asked = f"{row['model']:44} {device_name(row):14} {layout:8} {row['precision']:6} {row['context_tokens'] or '-':>8}"
    return f"{asked} {answers} {case.left_gib:6.1f}"


if __name__ == "__main__":
    main()
