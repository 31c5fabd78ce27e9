"""Write docs/sizing.md from the docstrings and constants of the formulas and the filed measurements: `make docs`."""

import ast
import dataclasses
import importlib
import inspect
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from landing_zone.sizing import constants, uncertainty

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docs" / "sizing.md"
SIZING = ROOT / "components" / "landing_zone" / "sizing"
RESULTS = ROOT / "benchmarks" / "results"

INTRODUCTION = """\
# Sizing

What one replica of a model needs and does on a device: memory, legal layouts, time to the first token, time per token,
rates, and what that costs. The plan's candidates, its independent check and `lz estimate` use the same formulas. This
page is made by `make docs` from their docstrings, their constants, and the measurements in `benchmarks/results/`.

    lz estimate --model meta-llama/Llama-3.3-70B-Instruct --accelerator H100 --tp 4 --concurrency 32
    lz estimate --model ./config.json --accelerator L40S --precision fp8 --json
    lz estimate --model microsoft/phi-4 --compare H100,L40S,MI300X --out plot.html
    lz estimate --model microsoft/phi-4 --accelerator H100 --measured points.csv --concurrency 48

- `weights_gib` and `kv_cache_gib` are of the whole replica, each thing counted once: the size of the weights' files at
  that number format, and keys and values of all requests at their full length.
- `total_gib_per_device` is what the fullest device holds: its part of both with whatever lies on several devices, and
  working memory, adapters, libraries and graphs. `fits` holds it against what the engine may take of the device, and
  asks for a legal layout.
- `ttft_ms` and `tpot_ms` are those at a steady number of requests under way, `output_tokens_per_s` is over all of
  them. Requests beyond those that have room wait, and the wait is in `ttft_ms`.
- `basis` is `roofline` (formulas alone), `calibrated` (formulas put through two or more measured points) or
  `measured` (a point at that very load). `intervals` is what eight of ten measurements lie between.
- What does not fit exits with 1, with `reasons`, and `remedies` that were each tried. Wrong input exits with 2.
- The price is that of the cheapest offer whose nodes hold the replica, on demand, by the replica's part of the node.
"""

FORMULAS = {
    "Memory": (
        "weights.weights",
        "weights_share.device_share",
        "kv_cache.bytes_per_token_and_layer",
        "kv_cache.layer_tokens",
        "kv_cache.shards",
        "activations.activations_bytes",
        "adapter_memory.adapters_bytes",
        "memory.memory_use",
        "memory.longest_context",
        "memory.largest_concurrency",
        "program_memory.program_memory_gib",
        "slices.fitting_slices",
    ),
    "Layouts": ("parallelism.legal_shapes", "parallelism.illegal"),
    "Speed": (
        "work.work",
        "work.touched_share",
        "experts.imbalance",
        "roofline.step_ms",
        "roofline.prompt_ms",
        "collectives.all_reduce_ms",
        "collectives.hand_over_ms",
        "throughput.token_load",
        "throughput.mixed_step_ms",
        "throughput.single_pass_load",
        "throughput.tabular_load",
        "queueing.open_first_token_ms",
        "queueing.queue",
        "adapter_speed.adapter_step_ms",
    ),
    "Measured points": ("calibration.calibrate", "calibration.fitted_line", "uncertainty.interval"),
    "Choices": ("remedy.remedies", "frontier.frontier", "search.unbeaten", "cost.quotes"),
}
BENCHMARKS = {
    "memory": ("Memory", "python benchmarks/memory.py --json benchmarks/results/memory.json"),
    "throughput": (
        "Speed: errors in percent, their median, 90th percentile and bias",
        "python benchmarks/throughput.py --aiconfigurator CHECKOUT --json > benchmarks/results/throughput.json",
    ),
    "estimate": (
        "Time of the estimates themselves",
        "python benchmarks/estimate.py --json benchmarks/results/estimate.json",
    ),
}
MOST_CHARACTERS = 100


def document() -> str:
    """Return the page."""
    parts = [INTRODUCTION]
    for title, names in FORMULAS.items():
        parts += [f"## {title}\n", *(formula(name) for name in names)]
    parts += ["## Constants of speed\n", table(("constant", "value", "what"), speed_constants())]
    parts += ["## Other constants\n", table(("module", "constant", "value", "what"), module_constants())]
    parts += ["## Ranges\n", table(("basis, evidence", "model", "quantity", "low", "high"), ranges())]
    parts.append(f"Measured over estimated, by which an estimate is multiplied. {inspect.getdoc(uncertainty)}\n")
    return "\n".join([*parts, *measurements()])


def formula(name: str) -> str:
    """Return a function's signature and docstring."""
    module, _, function = name.rpartition(".")
    found = getattr(importlib.import_module(f"landing_zone.sizing.{module}"), function)
    arguments = ", ".join(inspect.signature(found).parameters)
    text = (inspect.getdoc(found) or "").replace("``", "`").replace("*", r"\*")
    return f"**`{name}({arguments})`**\n\n{text}\n"


def speed_constants() -> Iterator[tuple[object, ...]]:
    """Yield the fitted constants, in their order, with the docstrings of their fields."""
    tree = ast.parse(Path(constants.__file__).read_text(encoding="utf-8"))
    fields = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Constants")
    about = dict(_documented(fields.body))
    for field in dataclasses.fields(constants.FITTED):
        yield f"`{field.name}`", getattr(constants.FITTED, field.name), about.get(field.name, ("", ""))[1]


def module_constants() -> Iterator[tuple[object, ...]]:
    """Yield every documented constant of a formula's module; what is a table of its own above is left out."""
    for file in sorted(SIZING.glob("*.py")):
        if file.stem not in ("constants", "uncertainty", "calibration"):
            for name, (value, about) in _documented(ast.parse(file.read_text(encoding="utf-8")).body):
                yield f"`{file.stem}`", f"`{name}`", f"`{_short(value)}`", about


def ranges() -> Iterator[tuple[object, ...]]:
    """Yield the factors of every interval."""
    for (near, experts), by_quantity in uncertainty.ROOFLINE.items():
        yield from ((f"roofline, {near}", _kind(experts), q, *pair) for q, pair in by_quantity.items())
    for experts, by_quantity in uncertainty.CALIBRATED.items():
        yield from (("calibrated", _kind(experts), q, *pair) for q, pair in by_quantity.items())
    yield "measured", "any", "all", *uncertainty.MEASURED


def measurements() -> Iterator[str]:
    """Yield a section per filed result, and how to repeat it."""
    yield "## Measurements\n"
    yield "Filed results of the benchmarks; each is repeated by the command below its title, then `make docs`.\n"
    for name, (title, command) in BENCHMARKS.items():
        file = RESULTS / f"{name}.json"
        yield f"### {title}\n\n    {command}\n"
        if file.exists():
            yield from result(json.loads(file.read_text(encoding="utf-8")), title)


def result(found: Mapping[str, Any], title: str) -> Iterator[str]:
    """Yield a table of the plain values, and one for each list of rows and each nested mapping."""
    plain = [(name, value) for name, value in found.items() if not isinstance(value, (dict, list))]
    if plain:
        yield table((title.lower(), ""), plain)
    for name, value in found.items():
        rows = (
            value
            if isinstance(value, list)
            else [{"": k, **_as_row(v)} for k, v in value.items()]
            if isinstance(value, dict)
            else []
        )
        flat = [_flat(row) for row in rows if isinstance(row, dict)]
        if flat:
            heads = _heads(flat)
            yield f"**{name}**\n"
            yield table(heads, ([row.get(head) for head in heads] for row in flat))


def _heads(rows: list[dict[str, Any]]) -> list[str]:
    """Return the keys of all rows, of several numbers of points the first alone: they are of the same points."""
    heads = list(dict.fromkeys(key for row in rows for key in row))
    counts = [head for head in heads if head.endswith(" points")]
    return [head for head in heads if head not in counts[1:]]


def _as_row(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {"value": value}


def _flat(row: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in row.items():
        flat |= _flat(value, f"{prefix}{key} ") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return flat


def _documented(body: Iterable[ast.stmt]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield name, value and docstring of every assignment that has one."""
    for node, after in pairwise(body):
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(after, ast.Expr):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            about = after.value.value if isinstance(after.value, ast.Constant) else ""
            value = ast.unparse(node.value) if node.value else ""
            yield ast.unparse(target).strip("()"), (value, inspect.cleandoc(str(about)))


def _kind(experts: bool) -> str:
    return "experts" if experts else "dense"


def _short(value: str) -> str:
    return value if len(value) <= MOST_CHARACTERS else f"{value[: MOST_CHARACTERS - 1]}…"


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table in Markdown."""
    names = list(heads)
    lines = [names, ["---"] * len(names), *([_cell(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_cell(item) for item in value)
    if value is None:
        return ""
    text = f"{value:.4g}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)
    return " ".join(text.split()).replace("|", r"\|").replace("``", "`")


if __name__ == "__main__":
    FILE.write_text(document(), encoding="utf-8")
