"""Answers to the problems that peers published."""

import json
import math
import random
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.errors import InputError

FOLDER = Path(__file__).parents[2] / "benchmarks"
CATALOG = load_catalog()
EXACT = 1e-9


@pytest.fixture(scope="module", autouse=True)
def _scripts() -> Iterator[None]:
    """The folder of the scripts on the path, and its modules gone afterwards."""
    before = set(sys.modules)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(FOLDER))
        yield
    for name in set(sys.modules) - before:
        if name.split(".")[0] == "peers":
            del sys.modules[name]


def random_mix(seed: int, sizes: int = 3, kinds: int = 2, slices: int = 2) -> Any:
    """A mix of a few sizes; the first kind can't serve the last size."""
    from peers.mix import Gpu, Mix

    random_ = random.Random(seed)
    gpus = {
        f"g{g}": Gpu(round(random_.uniform(1, 5), 2), tuple(round(random_.uniform(1, 9), 1) for _ in range(sizes)))
        for g in range(kinds)
    }
    gpus["g0"] = Gpu(gpus["g0"].price_usd_per_hour, (*gpus["g0"].requests_per_second[:-1], 0))
    return Mix(f"seed {seed}", gpus, (0.5, 0.3, 0.2), round(random_.uniform(1, 40), 1), slices, math.inf)


def cheapest_mix(mix: Any) -> float:
    """Every slice on every kind, tried out."""
    prices = [gpu.price_usd_per_hour for gpu in mix.gpus.values()]
    slices = [load for load in mix.loads.tolist() for _ in range(mix.slices)]
    return min(
        sum(
            price * math.ceil(sum(load[g] for load, kind in zip(slices, kinds, strict=True) if kind == g) - EXACT)
            for g, price in enumerate(prices)
        )
        for kinds in product(range(len(prices)), repeat=len(slices))
        if all(math.isfinite(load[kind]) for load, kind in zip(slices, kinds, strict=True))
    )


def test_melange_published_sample_is_met() -> None:
    """The published mix, at its published price, proven."""
    from peers.mix import PUBLISHED, SAMPLE, choose

    chosen = choose(SAMPLE)
    assert chosen is not None
    assert chosen.gpus == PUBLISHED
    assert chosen.usd_per_hour == pytest.approx(6.7, abs=EXACT)
    assert chosen.gap == pytest.approx(0, abs=EXACT)


@pytest.mark.parametrize("seed", range(12))
def test_a_mix_is_the_cheapest(seed: int) -> None:
    """No assignment of slices costs less, and the bound says so."""
    from peers.mix import choose

    mix = random_mix(seed)
    chosen = choose(mix)
    assert chosen is not None
    assert chosen.usd_per_hour == pytest.approx(cheapest_mix(mix), abs=EXACT)
    assert chosen.bound_usd_per_hour == pytest.approx(chosen.usd_per_hour, abs=EXACT)


@pytest.mark.parametrize("seed", range(4))
def test_more_slices_never_cost_more(seed: int) -> None:
    """Every answer with one slice per size is one with four."""
    from peers.mix import choose

    coarse, fine = choose(random_mix(seed, slices=1)), choose(random_mix(seed, slices=4))
    assert fine.usd_per_hour <= coarse.usd_per_hour + EXACT


def test_a_load_that_hardly_is_one_still_needs_a_gpu() -> None:
    """A slice of 1e-10 GPUs goes where GPUs are, and opens none of its own unnoticed."""
    from peers.mix import Gpu, Mix, choose

    gpus = {"cheap": Gpu(1.0, (1.0, 1.0)), "dear": Gpu(5.0, (1.0, 100.0))}
    chosen = choose(Mix("tiny", gpus, (1 - 1e-10, 1e-10), 1.0, 1, math.inf))
    assert chosen.gpus == {"cheap": 1, "dear": 0}
    assert chosen.gap == pytest.approx(0, abs=EXACT)


def test_a_size_that_nothing_serves_has_no_mix() -> None:
    """A throughput of 0 on every kind is no division by it."""
    from peers.mix import Gpu, Mix, choose

    assert choose(Mix("none", {"g": Gpu(1.0, (0.0,))}, (1.0,), 1.0, 1, math.inf)) is None


def test_mixes_are_read_from_a_file(tmp_path: Path) -> None:
    """The sample in the peer's format is the sample; an unknown key is none of our business."""
    from peers.mix import SAMPLE
    from peers.mix_file import as_given, read

    given = {**as_given(SAMPLE), "workload_distribution": [[0.2, 0.1], [0.5, 0.2]]}
    given["gpu_info"] = {
        n: {**gpu, "tputs": [gpu["tputs"][0][:2], gpu["tputs"][0][2:]]} for n, gpu in given["gpu_info"].items()
    }
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([{"name": SAMPLE.name, "input": given, "expected": {"cost": 6.7}, "seconds": 1}]))
    assert read(file) == [SAMPLE]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "{}",
        "[1]",
        '[{"name": "a"}]',
        '[{"name": "a", "input": {"gpu_info": {"g": {"cost": NaN, "tputs": []}}}}]',
    ],
)
def test_a_file_of_something_else_is_one_fault(tmp_path: Path, text: str) -> None:
    """It names the file."""
    from peers.mix_file import read

    file = tmp_path / "cases.json"
    file.write_text(text)
    with pytest.raises(InputError, match=r"cases\.json"):
        read(file)


def test_a_file_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    """It names the file."""
    from peers.mix_file import read

    with pytest.raises(InputError, match=r"none\.json"):
        read(tmp_path / "none.json")


def random_dag(seed: int) -> tuple[Any, Any]:
    """Five tasks in three places, most of them linked, and prices of moving data."""
    from peers.dag import Candidate, Dag, Flow

    random_, places = random.Random(seed), ("a", "b", "c")
    tasks = tuple(
        tuple(
            Candidate(f"{n}", random_.choice(places), random_.uniform(0, 9), 1.0) for n in range(random_.randint(1, 4))
        )
        for _ in range(5)
    )
    links = [(u, v) for u in range(5) for v in range(u + 1, 5) if random_.random() < 0.6]
    usd_per_gb = {pair: random_.uniform(0, 3) if pair[0] != pair[1] else 0.0 for pair in product(places, repeat=2)}
    flows = tuple(Flow(u, v, random_.uniform(0, 4)) for u, v in links)
    return Dag(tasks, flows), lambda here, there, gb: usd_per_gb[here, there] * gb


@pytest.mark.parametrize("seed", range(12))
def test_a_plan_is_the_cheapest(seed: int) -> None:
    """Of every choice of candidates, also where tasks have several that they depend on."""
    from peers.dag import plan

    dag, price = random_dag(seed)
    planned = plan(dag, price)
    every = product(*(range(len(task)) for task in dag.tasks))
    assert planned.usd == pytest.approx(min(dag.usd(chosen, price) for chosen in every), abs=EXACT)
    assert planned.usd == dag.usd(planned.plan, price)
    assert planned.gap == pytest.approx(0, abs=EXACT)


def test_a_task_that_nothing_runs_has_no_plan() -> None:
    """It is refused before anything is solved."""
    from peers.dag import Dag, plan

    with pytest.raises(ValueError, match="no candidate"):
        plan(Dag(((),), ()), lambda here, there, gb: 0.0)


def test_skypilot_published_example_is_met() -> None:
    """Cost and time as published, to their last digit; both follow from the published candidates."""
    from peers import pipeline
    from peers.dag import plan

    dag = pipeline.example("aws/us-east-1")
    planned = plan(dag, pipeline.peer_egress_usd)
    assert round(planned.usd, 1) == pipeline.PUBLISHED_USD
    assert round(dag.hours(planned.plan), 1) == pipeline.PUBLISHED_HOURS
    assert pipeline.as_counted().cost == pytest.approx(pipeline.as_counted().peer_cost, abs=EXACT)


def test_skypilot_egress_is_free_within_a_cloud() -> None:
    """What leaves it costs by GB, the first of AWS nothing; its later tiers are not modelled."""
    from peers.pipeline import peer_egress_usd

    assert peer_egress_usd("aws/us-west-1", "aws/us-east-1", 600) == 0
    assert peer_egress_usd("aws/us-west-1", "gcp/us-central1", 600) == pytest.approx(599 * 0.09)
    assert peer_egress_usd("gcp/us-central1", "aws/us-west-1", 0.1) == pytest.approx(0.012)
    with pytest.raises(ValueError, match="first tier"):
        peer_egress_usd("aws/us-west-1", "gcp/us-central1", 2000)


@pytest.mark.parametrize(
    ("region", "ours", "dearest"),
    [("us-west-2", 57.1129, 69.1149), ("us-east-1", 57.1129, 69.1149), ("us-west-1", 69.1129, 69.1149)],
)
def test_the_bill_is_the_least_where_regions_ask_for_egress(region: str, ours: float, dearest: float) -> None:
    """600 GB to another region are 12 USD: no plan that the peer can't tell from its own is billed less."""
    from peers.pipeline import as_billed, example

    found = as_billed("example", example(f"aws/{region}"), CATALOG)
    assert found.cost == pytest.approx(ours, abs=1e-3)
    assert found.peer_cost == pytest.approx(dearest, abs=1e-3)
    assert found.gap == pytest.approx(0, abs=EXACT)


def test_data_that_lie_elsewhere_draw_the_task_to_them() -> None:
    """The cheaper hours of another region cost more than they save once its data are paid for."""
    from peers.pipeline import as_billed, cheapest_for_peer, over_bucket

    dag = over_bucket("aws/us-west-1")
    for theirs in cheapest_for_peer(dag):
        found = as_billed("variant", dag, CATALOG, theirs)
        assert found.peer_cost == pytest.approx(13.2538, abs=1e-3)
        assert found.cost == pytest.approx(1.5066, abs=1e-3)


def test_skypilot_reviewed_tasks_cost_four() -> None:
    """As the reviewer says."""
    from peers.pipeline import reviewed

    assert reviewed().cost == pytest.approx(4, abs=EXACT)


def test_a_replica_that_serves_one_request_at_a_time_is_a_plain_queue() -> None:
    """M/M/1/K in closed form: the share of state i is ρ^i · (1 − ρ) / (1 − ρ^(K+1))."""
    from peers.replica import WAITING_BATCHES, Replica

    replica, rate = Replica(10, 0, 100, 0.5, 1, 128, 65), 1e-3
    service_ms, states = 100 + 0.5 * 128 + 64 * 10, WAITING_BATCHES + 1
    rho = rate * service_ms
    share = [rho**i * (1 - rho) / (1 - rho ** (states + 1)) for i in range(states + 1)]
    served = rate * (1 - share[-1])
    waiting_ms = sum((i - 1) * p for i, p in enumerate(share) if i) / served
    times = replica.times(rate)
    assert times.served_per_ms == pytest.approx(served)
    assert times.first_token_ms == pytest.approx(waiting_ms + 164)
    assert times.per_token_ms == pytest.approx(10)


def test_the_most_that_a_replica_serves_is_just_within_its_times() -> None:
    """A little more would miss them; a target below an empty replica's times allows nothing."""
    from peers.replica import Replica, Target

    replica, target = Replica(17.15, 0.34, 137.2, 0.010625, 19, 128, 1024), Target(1000, 40)
    most = replica.most_served_per_ms(target)
    assert most is not None
    assert replica.times(most * 0.999).meet(target)
    assert not replica.times(most * 1.01).meet(target)
    assert replica.most_served_per_ms(Target(100, 40)) is None


@pytest.mark.parametrize(
    ("name", "optimum", "greedy", "kept", "short"),
    [
        ("small", 41_857.75, 43_819, 15, []),
        ("large", 26_300.5, 19_273, 26, ["Free-mixtral_8_7b has 1 of 38 replicas"]),
    ],
)
def test_wva_sample_is_optimal_and_all_times_are_kept(
    name: str, optimum: float, greedy: float, kept: int, short: list[str]
) -> None:
    """At the exact optimum every server keeps its times on the cards there are; the recorded answer is as recorded."""
    from peers import autoscaler

    from landing_zone.placement.bare.solve import solve

    sample = autoscaler.read(name)
    answer = solve(autoscaler.instance(sample), gap=0.0)
    chosen = autoscaler.allocations(sample, answer)
    assert answer.cost == pytest.approx(optimum, abs=1e-6)
    assert answer.gap == pytest.approx(0, abs=EXACT)
    assert autoscaler.met(sample, chosen) == list(sample.servers)
    for kind, count in sample.cards.items():
        assert sum(a.cards for a in chosen if a.accelerator.card == kind) <= count
    recorded = sample.recorded()
    assert sum(a.cents_per_hour for a in recorded) == greedy
    assert len(autoscaler.met(sample, recorded)) == kept
    assert autoscaler.missed(sample, recorded) == short


def test_cards_of_a_kind_cost_the_same() -> None:
    """So the allocation with the fewest cards of a kind is its cheapest, and no other need be a candidate."""
    from peers import autoscaler

    for name in ("small", "large"):
        prices = {(a.card, a.price_cents_per_hour / a.cards) for a in autoscaler.read(name).accelerators.values()}
        assert len(prices) == len(dict(prices))


def test_recorded_costs_are_those_of_the_replicas() -> None:
    """The peer's own sums."""
    from peers import autoscaler
    from peers.tables import rows

    recorded = [float(row["recorded_cents_per_hour"]) for row in rows("wva_servers")]
    found = [a.cents_per_hour for name in ("small", "large") for a in autoscaler.read(name).recorded()]
    assert found == recorded


def test_every_table_has_its_source() -> None:
    """With its day."""
    from peers.tables import FOLDER as TABLES
    from peers.tables import rows

    sources = {row["table"]: row for row in rows("sources")}
    assert sources.keys() == {file.stem for file in TABLES.glob("*.csv")} - {"sources"}
    assert all(row["source"] and row["as_of"] for row in sources.values())


def test_a_peer_answers_from_a_python_of_its_own(tmp_path: Path) -> None:
    """It reads problems and writes answers as JSON; what is not installed answers nothing."""
    from peers.beside.start import answer
    from peers.mix import SAMPLE
    from peers.mix_file import as_given

    (tmp_path / "melange").mkdir()
    solver = """
class MelangeSolver:
    def __init__(self, slice_factor, **_):
        self.slice_factor = slice_factor
    def run(self):
        return {"cost": self.slice_factor}
"""
    (tmp_path / "melange" / "solver.py").write_text(solver)
    found = answer(sys.executable, "run_melange", [as_given(SAMPLE)], tmp_path)
    assert [one["usd_per_hour"] for one in found] == [1]
    assert answer(sys.executable, "run_melange", [as_given(SAMPLE)], tmp_path / "melange") is None


def test_a_line_stands_under_its_header() -> None:
    """Also where the peer was not run."""
    from peers.result import HEADER, Result

    run, not_run = (Result("p", "USD", 2.0, 1.0, 0.0, 0.2, seconds, "note").line() for seconds in (0.1, None))
    assert run.index("note") == not_run.index("note") == HEADER.index("note")
    assert run.split() == ["p", "USD", "2.00", "1.00", "0.5000", "0.00%", "0.2000", "0.1000", "2.0", "note"]
