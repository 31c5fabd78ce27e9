"""Shapes in which a pool serves a workload."""

from collections.abc import Callable

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.pool import Pool
from landing_zone.config.workload import Workload
from landing_zone.sizing.candidate import Candidate
from landing_zone.sizing.demand import Demand
from landing_zone.sizing.device import device_of
from landing_zone.sizing.node import node_share
from landing_zone.sizing.refusal import Limit, Refusal, furthest
from landing_zone.sizing.search import all_candidates, candidates, unbeaten

PoolOf = Callable[..., Pool]
Sized = tuple[tuple[Candidate, ...], tuple[Refusal, ...]]
LLAMA_70B = "meta-llama/Llama-3.3-70B-Instruct"


def size(pool: Pool, model: str = LLAMA_70B, task: str = "chat", rps: float = 1, **changes: object) -> Sized:
    """Every shape of a workload, changed, on a pool."""
    return all_candidates(demand(model, task, rps, **changes), pool, load_catalog())


def demand(model: str = LLAMA_70B, task: str = "chat", rps: float = 1, **changes: object) -> Demand:
    """What a workload, changed, asks for."""
    values = {
        "name": "w",
        "title": "W",
        "industry": "retail",
        "tenant": "t",
        "task": task,
        "model": {"name": model, "uri": "s3://m/1", "licence": "mit"},
        "data_class": "open",
        "traffic": {
            "requests_per_second": rps,
            "input_tokens": 900,
            "output_tokens": 200,
            "users": [{"region": "aws/us-east-1", "share": 1}],
        },
    }
    workload = Workload.model_validate({**values, **changes})
    card = load_catalog().models[model]
    return Demand(workload, card, rps, workload.objectives, workload.replicas.max)


def limits(sized: Sized) -> set[Limit]:
    """What the refused shapes failed on."""
    return {refusal.limit for refusal in sized[1]}


def test_a_70b_model_at_bf16_needs_two_h100(make_pool: PoolOf) -> None:
    """131 GiB fit on two devices of 80 with a short context, not on one; a longer context needs four."""
    found, refused = size(make_pool("H100"))
    assert [c.shape.tensor_parallel for c in found] == [2, 4, 8]
    assert [r.limit for r in refused] == [Limit.MEMORY]
    found, refused = size(make_pool("H100"), context_tokens=32_768)
    assert [c.shape.tensor_parallel for c in found] == [4, 8]
    assert [r.limit for r in refused] == [Limit.MEMORY, Limit.CONTEXT]


def test_fp8_halves_the_devices_where_the_device_has_it(make_pool: PoolOf) -> None:
    """One H100 is enough; a V100 refuses the precision."""
    assert size(make_pool("H100"), precisions=["fp8"])[0][0].devices == 1
    assert limits(size(make_pool("V100"), precisions=["fp8"])) == {Limit.PRECISION}


def test_replicas_cover_the_demand(make_pool: PoolOf) -> None:
    """Each shape's replicas serve the rate, one fewer would not, and the minimum holds."""
    for candidate in size(make_pool("H100"), rps=20)[0]:
        assert candidate.replicas * candidate.requests_per_second >= 20
        assert (candidate.replicas - 1) * candidate.requests_per_second < 20
    assert all(c.replicas == 3 for c in size(make_pool("H100"), rps=0.01, replicas={"min": 3, "max": 4})[0])


@pytest.mark.parametrize(
    ("changes", "limit", "text"),
    [
        ({"replicas": {"min": 1, "max": 1}, "rps": 40}, Limit.REPLICAS, "`replicas.max` is 1"),
        ({"replicas": {"min": 9, "max": 9}}, Limit.CAPACITY, "needs 9 replicas of 8 devices"),
        ({"objectives": {"per_token_ms": 5}}, Limit.PER_TOKEN, "with one request at a time, 5 are asked for"),
        ({"objectives": {"first_token_ms": 9}}, Limit.FIRST_TOKEN, "with one request at a time, 9 are asked for"),
        ({"context_tokens": 200_000}, Limit.CONTEXT, "200000 are asked for"),
    ],
)
def test_refusals_name_the_limit_and_its_numbers(
    make_pool: PoolOf, changes: dict[str, object], limit: Limit, text: str
) -> None:
    """The shape that came furthest says what it failed on."""
    found, refused = size(make_pool("H100"), **changes)  # type: ignore[arg-type]
    last = furthest(refused)
    assert found == () or limit is Limit.CAPACITY
    assert last is not None
    assert (last.limit, text in last.text) == (limit, True)


@pytest.mark.parametrize(("vcpu", "memory_gib"), [(192, 1536), (16, 128), (48, 192)])
def test_what_fits_by_devices_fits_by_cpu_and_memory(make_pool: PoolOf, vcpu: int, memory_gib: int) -> None:
    """No replica asks for more than its devices' part of the node."""
    pool = make_pool("H100", vcpu=vcpu, memory_gib=memory_gib)
    share = node_share(pool, device_of(pool, load_catalog()))
    for candidate in size(pool)[0]:
        assert 0 < candidate.vcpu <= candidate.slots * share.vcpu_per_slot
        assert 0 < candidate.memory_gib <= candidate.slots * share.memory_gib_per_slot


def test_each_kind_of_model_has_its_kind_of_pool(make_pool: PoolOf) -> None:
    """Trees run on CPUs only, generation on accelerators only, embeddings on both."""
    gpu, cpu = make_pool("L4"), make_pool("cpu")
    trees = {"model": "xgboost", "task": "tabular"}
    assert limits(size(gpu, **trees)) == {Limit.DEVICE}
    assert size(cpu, **trees)[0][0].resource is None
    assert limits(size(cpu)) == {Limit.DEVICE}
    for pool in (gpu, cpu):
        assert size(pool, "BAAI/bge-m3", "embedding")[0]


def test_partitions_are_asked_for_by_their_profile(make_pool: PoolOf) -> None:
    """A small model on a MIG pool takes one slice."""
    (candidate,) = size(make_pool("A100-80GB", partition="3g.40gb"), "microsoft/phi-4")[0]
    assert (candidate.resource, candidate.devices) == ("nvidia.com/mig-3g.40gb", 1)


def test_speech_counts_its_frames_outside_of_the_context(make_pool: PoolOf) -> None:
    """1,500 frames of a window do not have to fit the 448 tokens of the decoder."""
    traffic = {"requests_per_second": 1, "input_tokens": 1500, "output_tokens": 120}
    users = [{"region": "aws/us-east-1", "share": 1}]
    sized = size(make_pool("L4"), "openai/whisper-large-v3", "speech-to-text", traffic={**traffic, "users": users})
    assert sized[0][0].max_model_len == 448


def test_what_a_plan_would_never_choose_is_left_out(make_pool: PoolOf) -> None:
    """More slots of a replica, no fewer of all and no better format lose; refusals stay as they are."""
    wanted, pool = demand(rps=20, precisions=["bf16", "fp8"]), make_pool("H100")
    every, kept = all_candidates(wanted, pool, load_catalog()), candidates(wanted, pool, load_catalog())
    assert kept[1] == every[1]
    assert 0 < len(kept[0]) < len(every[0])
    for lost in set(every[0]) - set(kept[0]):
        assert any(
            k.slots <= lost.slots
            and k.total_slots <= lost.total_slots
            and (k.precision == "bf16" or lost.precision == "fp8")
            for k in kept[0]
        )


def test_of_equal_shapes_the_fastest_stays(make_pool: PoolOf) -> None:
    """On PCIe stages and tensor parallelism take the same devices; one of the layouts is left."""
    wanted, pool = demand("microsoft/phi-4"), make_pool("L40S")
    every = all_candidates(wanted, pool, load_catalog())[0]
    layouts = {c.shape for c in every if c.slots == 2}
    assert len(layouts) == 2
    best = unbeaten([c for c in every if c.slots == 2], wanted.workload.precisions)
    assert [c.per_token_ms for c in best] == [min(c.per_token_ms or 0 for c in every if c.slots == 2)]


def test_experts_may_be_spread(make_pool: PoolOf) -> None:
    """A mixture of experts is tried with its experts split, and with whole ones on each device."""
    found = size(make_pool("H100"), "Qwen/Qwen3-30B-A3B-Instruct-2507")[0]
    assert {c.shape.expert_parallel for c in found if c.slots == 4} == {1, 4}


def test_power_is_that_of_all_devices(make_pool: PoolOf) -> None:
    """700 W per H100; of a partition with three of seven compute slices, its part; none where none is published."""
    for candidate in size(make_pool("H100"), rps=20)[0]:
        assert candidate.power_w == 700 * candidate.devices * candidate.replicas
    (part,) = size(make_pool("A100-80GB", partition="3g.40gb"), "microsoft/phi-4")[0]
    assert part.power_w == pytest.approx(400 * 3 / 7)


def test_price_scales_cost(make_pool: PoolOf) -> None:
    """Twice the price is twice the cost; a replica on two of eight devices costs a quarter of a node."""
    for candidate in size(make_pool("H100"))[0]:
        cost = candidate.cost_usd_per_hour(55.04, 8)
        assert cost == pytest.approx(candidate.replicas * candidate.slots / 8 * 55.04)
        assert candidate.cost_usd_per_hour(2 * 55.04, 8) == pytest.approx(2 * cost)


def test_adapters_slow_a_replica_down(make_pool: PoolOf) -> None:
    """The same shape serves less with adapters on it."""
    adapters = [{"name": f"a{n}", "tenant": "t", "uri": "hf://a", "rank": 16} for n in range(8)]
    plain, adapted = (size(make_pool("H100"), adapters=a)[0] for a in ([], adapters))
    for one, other in zip(plain, adapted, strict=True):
        assert other.requests_per_second < one.requests_per_second
