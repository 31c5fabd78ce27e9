"""The fit and the errors of the speed model, on points that are made here."""

import csv
import json
import math
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.precision import Precision
from landing_zone.sizing.constants import FITTED
from landing_zone.sizing.device import device_of_accelerator
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.roofline import Engine
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.throughput import token_load

FOLDER = Path(__file__).parents[2] / "benchmarks"
CATALOG = load_catalog()
LLAMA, QWEN, GPT_OSS = "meta-llama/Llama-3.3-70B-Instruct", "Qwen/Qwen3-32B", "openai/gpt-oss-120b"
MINIMAX = "MiniMaxAI/MiniMax-M2.7"
CONFIG = {
    "model_type": "llama",
    "hidden_size": 4096,
    "intermediate_size": 14336,
    "num_hidden_layers": 32,
    "num_attention_heads": 32,
    "num_key_value_heads": 8,
    "max_position_embeddings": 8192,
    "vocab_size": 128256,
    "tie_word_embeddings": False,
}


@pytest.fixture(autouse=True)
def _scripts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The folder of the scripts on the path, and its modules gone afterwards."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(FOLDER))
    yield
    for name in set(sys.modules) - before:
        if name == "fit" or name.split(".")[0] == "speed":
            del sys.modules[name]


LOADS = [(c, i, o) for c in (4, 32, 128) for i, o in ((512, 512), (1024, 128), (4096, 256))]
TRUTH = replace(
    FITTED, compute_efficiency=0.6, layer_ms=0.08, sequence_ms=0.02, link_efficiency=0.5, routing_ms=0.005, queueing=0.1
)


def point(model: str, width: int, load: tuple[int, int, int], accelerator: str = "H100") -> Any:
    """A point with the times that `TRUTH` gives."""
    from speed.point import Point

    blank = Point(
        id=f"{model} {width} {load} {accelerator}",
        model=CATALOG.models[model],
        device=device_of_accelerator(CATALOG.accelerators[accelerator]),
        shape=Shape(Precision.FP8, width, kv_precision=Precision.FP8),
        load=OperatingPoint(*load),
        first_token_ms=1,
        per_token_ms=1,
        engine="made here",
        assumed_precision=False,
        flaws=frozenset(),
    )
    engine = Engine(blank.model, blank.device, blank.shape, TRUTH)
    found = token_load(engine, blank.load.input_tokens, blank.load.output_tokens, blank.load.concurrency)
    return replace(blank, first_token_ms=found.first_token_ms, per_token_ms=found.per_token_ms)


def points() -> list[Any]:
    """Points of two dense models and a mixture of experts, at several widths."""
    dense = [point(QWEN, n, load) for n in (2, 8) for load in LOADS] + [point(LLAMA, 4, load) for load in LOADS]
    return dense + [point(MINIMAX, 8, load) for load in LOADS[:4]]


def test_the_fit_finds_the_constants_that_made_the_points() -> None:
    """Each to 3 %, from a start that is up to 40 % off."""
    from fit import fit

    found = fit(points())
    for name in ("compute_efficiency", "layer_ms", "sequence_ms", "link_efficiency", "routing_ms", "queueing"):
        assert getattr(found, name) == pytest.approx(getattr(TRUTH, name), rel=0.03), name


def test_the_fit_sees_one_accelerator_and_three_models() -> None:
    """Points of others, and flawed ones, are left out."""
    from fit import ACCELERATOR, DENSE, EXPERTS, fit_points

    made = [
        *points(),
        point(LLAMA, 4, LOADS[0], "H200"),
        replace(point(QWEN, 2, LOADS[0]), flaws=frozenset(["layout"])),
    ]
    chosen = fit_points(made)
    assert {(p.device.name, p.flaws) for p in chosen} == {(ACCELERATOR, frozenset())}
    assert {p.model.name for p in chosen} <= {*DENSE, *EXPERTS}


def test_errors_are_of_the_measurement() -> None:
    """Estimates of 90, 100 and 130 % are 10, 0 and 30 % off."""
    from speed.times import Errors

    found = Errors.of([0.9, 1.0, 1.3])
    assert (found.points, round(found.median, 6), round(found.bias, 6)) == (3, 10, 0)
    assert found.p90 == pytest.approx(26)


def test_two_points_calibrate_what_a_straight_line_misses() -> None:
    """Experts are read in a curve: calibrated, a deployment that is 1.2 times as slow is met, by the line it is not."""
    from speed.series import between

    made = [
        replace(p, per_token_ms=1.2 * p.per_token_ms)
        for p in (point(GPT_OSS, 2, (n, 1000, 1000)) for n in (1, 16, 256))
    ]
    (inner,) = between(made)
    truth = inner.point.per_token_ms
    assert inner.calibrated.per_token_ms == pytest.approx(truth, rel=0.05)
    assert abs(inner.straight.per_token_ms / truth - 1) > 0.2


def test_an_estimator_that_knows_the_truth_picks_the_cheapest() -> None:
    """And one that is wrong about all but the dearest does not."""
    from speed.ranking import at_one_load
    from speed.times import Times

    made = [point(LLAMA, n, LOADS[0]) for n in (2, 4, 8)]
    right = at_one_load(made, lambda p: Times(p.first_token_ms, p.per_token_ms))
    wrong = at_one_load(made, lambda p: Times(1, 1000 / p.shape.devices**3))
    assert (right.contests, right.close) == (1, 1)
    assert (wrong.contests, wrong.close) == (1, 0)


def test_prompts_that_can_not_all_have_been_computed_are_found() -> None:
    """A run that is ten times as fast as its arithmetic allows served its prompts from a cache."""
    from speed.plausible import CACHED_PROMPTS, flagged

    sound = point(LLAMA, 4, (128, 4096, 256))
    fast = replace(
        sound, engine="other", first_token_ms=sound.first_token_ms / 10, per_token_ms=sound.per_token_ms / 10
    )
    assert [p.flaws for p in flagged([sound, fast])] == [frozenset(), frozenset([CACHED_PROMPTS])]


def test_the_minimiser_finds_a_minimum_in_a_bent_valley() -> None:
    """Rosenbrock's function, from its usual start."""
    from speed.minimise import minimise

    found = minimise(lambda v: (1 - v[0]) ** 2 + 100 * (v[1] - v[0] ** 2) ** 2, [-1.2, 1.0])
    assert math.dist(found, [1, 1]) < 1e-3


def test_points_are_read_with_their_flaws(tmp_path: Path) -> None:
    """Aggregated runs of known systems; unfinished ones and odd layouts are marked."""
    from speed.cards import CONFIGS
    from speed.silicon import LAYOUT, TABLE, UNFINISHED, read_points

    (tmp_path / CONFIGS).mkdir(parents=True)
    (tmp_path / TABLE).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / CONFIGS / "a--b_config.json").write_text(json.dumps(CONFIG))
    usual = {"mode": "agg", "system": "h100_sxm", "precision": "fp8", "model_path": "a/b", "tp_size": "2"}
    usual |= {"isl": "1000", "osl": "100", "batch_size": "8", "silicon_ttft_ms": "90", "silicon_tpot_ms": "10"}
    rows = [
        {"id": "plain", "silicon_data_source": "silicon_concurrency=16; wip=False"},
        {"id": "open", "precision": ""},
        {"id": "unfinished", "silicon_data_source": "wip=True"},
        {"id": "odd_tp4_1"},
        {"id": "replicas", "attention_dp_size": "2"},
        {"id": "wide", "tp_size": "16"},
        {"id": "apart", "mode": "disagg"},
        {"id": "elsewhere", "system": "unknown"},
    ]
    names = (*usual, "id", "silicon_data_source", "pp_size", "attention_dp_size", "moe_tp_size", "moe_ep_size")
    names += ("backend", "backend_version")
    with (tmp_path / TABLE).open("w", newline="") as file:
        writer = csv.DictWriter(file, names, restval="")
        writer.writeheader()
        writer.writerows({**usual, **row} for row in rows)
    found = {p.id: p for p in read_points(tmp_path)}
    assert {name: set(p.flaws) for name, p in found.items()} == {
        "plain": set(),
        "open": set(),
        "unfinished": {UNFINISHED},
        "odd_tp4_1": {LAYOUT},
        "replicas": {LAYOUT},
        "wide": {LAYOUT},
    }
    assert found["plain"].load == OperatingPoint(16, 1000, 100)
    assert (found["open"].load.concurrency, found["open"].shape.precision) == (8, Precision.BF16)
    assert found["open"].assumed_precision
