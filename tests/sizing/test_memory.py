"""What fits, and how long and how many."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing_zone.catalog.load import load_catalog
from landing_zone.config.precision import Precision
from landing_zone.config.workload import Adapter
from landing_zone.sizing.engine_settings import EngineSettings, vllm_defaults
from landing_zone.sizing.kv_cache import BLOCK_TOKENS, cache_bytes
from landing_zone.sizing.memory import (
    MemoryUse,
    cache_gib_per_device,
    largest_concurrency,
    longest_context,
    memory_use,
)
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.weights import GIB, WeightsBasis

MODELS = load_catalog().models
TOKEN_MODELS = sorted(name for name, model in MODELS.items() if model.generates_tokens)
LLAMA_70B = MODELS["meta-llama/Llama-3.3-70B-Instruct"]
LLAMA_8B = MODELS["meta-llama/Llama-3.1-8B-Instruct"]
QWEN_30B = MODELS["Qwen/Qwen3-30B-A3B-Instruct-2507"]
WHOLE = Shape(Precision.BF16)
ADAPTER = Adapter(name="a", tenant="t", uri="s3://a/1", rank=16)

names = st.sampled_from(TOKEN_MODELS)
shapes = st.builds(
    Shape,
    precision=st.sampled_from(list(Precision)),
    tensor_parallel=st.sampled_from((1, 2, 4, 8)),
    pipeline_parallel=st.sampled_from((1, 2, 3, 4)),
    kv_precision=st.sampled_from((Precision.BF16, Precision.FP8)),
)


def use_of(name: str, shape: Shape = WHOLE, device_gib: float = 80, tokens: float = 1000) -> MemoryUse:
    """Memory of ten sequences of a model."""
    return memory_use(MODELS[name], shape, device_gib, tokens=tokens, concurrency=10)


def test_the_parts_sum_up() -> None:
    """Llama 3.3 70B over four devices: a quarter of 131.4 GiB, and of 327,680 bytes for each cached token."""
    use = memory_use(LLAMA_70B, Shape(Precision.BF16, 4), 79.1, tokens=8192, concurrency=10, adapters=(ADAPTER,))
    assert use.weights_gib == pytest.approx(131.42 / 4, rel=0.01)
    assert use.kv_cache_gib == pytest.approx(10 * 8192 * 327_680 / 4 / GIB)
    assert use.usable_gib == pytest.approx(0.9 * 79.1)
    parts = (use.weights_gib, use.kv_cache_gib, use.activations_gib, use.adapters_gib, use.overhead_gib)
    assert all(part > 0 for part in parts)
    assert use.total_gib == pytest.approx(sum(parts))
    assert use.weights_basis is WeightsBasis.PUBLISHED
    assert use.fits


@given(name=names, shape=shapes, gib=st.floats(1, 300), more=st.floats(0, 100))
def test_more_memory_never_fits_less(name: str, shape: Shape, gib: float, more: float) -> None:
    """Room, context and concurrency grow with the device's memory."""
    model = MODELS[name]
    small, large = (use_of(name, shape, size) for size in (gib, gib + more))
    assert small.fits <= large.fits
    rooms = (small.cache_room_gib, large.cache_room_gib)
    assert rooms[0] <= rooms[1]
    assert longest_context(model, shape, rooms[0]) <= longest_context(model, shape, rooms[1])
    assert largest_concurrency(model, shape, rooms[0], 1000, 256) <= largest_concurrency(
        model, shape, rooms[1], 1000, 256
    )


@given(name=names, shape=shapes)
def test_more_devices_never_need_more_per_device(name: str, shape: Shape) -> None:
    """Twice as wide, or with twice the stages, each device holds no more than before, collectives aside."""
    alone = use_of(name, shape)
    for change in ("tensor_parallel", "pipeline_parallel"):
        wider = use_of(name, dataclasses.replace(shape, **{change: 2 * getattr(shape, change)}))
        for part in ("weights_gib", "kv_cache_gib", "activations_gib", "adapters_gib"):
            assert getattr(wider, part) <= getattr(alone, part) * (1 + 1e-9)


@given(name=names, shape=shapes, tokens=st.integers(0, 200_000), more=st.integers(0, 100_000))
def test_more_tokens_never_take_less(name: str, shape: Shape, tokens: int, more: int) -> None:
    """The cache grows with the context and with the number of sequences."""
    model, few, many = MODELS[name], tokens, tokens + more
    assert use_of(name, shape, tokens=few).kv_cache_gib <= use_of(name, shape, tokens=many).kv_cache_gib
    one, two = (memory_use(model, shape, 80, tokens=few, concurrency=n).kv_cache_gib for n in (1, 2))
    assert one <= two


@given(name=names, width=st.sampled_from((1, 2, 4, 8)))
def test_higher_precision_is_never_smaller(name: str, width: int) -> None:
    """bf16 ≥ fp8 = int8 ≥ fp4 ≥ int4, for weights as counted, and bf16 ≥ fp8 for the cache."""
    model = dataclasses.replace(MODELS[name], weights_gib=None)
    order = (Precision.BF16, Precision.FP8, Precision.INT8, Precision.FP4, Precision.INT4)
    sizes = [memory_use(model, Shape(p, width), 80).weights_gib for p in order]
    if not model.experts:
        assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == max(sizes)
    full, half = (use_of(name, Shape(Precision.BF16, width, kv_precision=p)) for p in (Precision.BF16, Precision.FP8))
    assert half.kv_cache_gib * 2 == pytest.approx(full.kv_cache_gib)


@given(name=names, shape=shapes, room=st.floats(0, 100))
def test_the_longest_context_fits_and_one_more_does_not(name: str, shape: Shape, room: float) -> None:
    """It is the largest number of tokens whose cache has room, up to the model's own limit."""
    model = MODELS[name]
    longest = longest_context(model, shape, room)
    assert cache_gib_per_device(model, shape, longest) <= room
    limit = model.context_tokens or 0
    assert longest == limit or cache_gib_per_device(model, shape, longest + 1) > room


@given(name=names, shape=shapes, room=st.floats(0, 100), tokens=st.integers(16, 100_000))
def test_the_largest_concurrency_fits_and_one_more_does_not(name: str, shape: Shape, room: float, tokens: int) -> None:
    """It is the largest number of sequences whose caches have room, up to the limit."""
    model = MODELS[name]
    most = largest_concurrency(model, shape, room, tokens, 256)
    each = cache_gib_per_device(model, shape, tokens)
    assert most * each <= room * (1 + 1e-9)
    assert most == 256 or (most + 1) * each > room


@given(name=names, blocks=st.integers(0, 5000), kv=st.sampled_from((Precision.BF16, Precision.FP8)))
def test_gib_and_bytes_agree(name: str, blocks: int, kv: Precision) -> None:
    """The cache of whole blocks on one device is the same in bytes and in GiB."""
    model, tokens = MODELS[name], blocks * BLOCK_TOKENS
    per_device = cache_gib_per_device(model, Shape(Precision.BF16, kv_precision=kv), tokens)
    assert per_device * GIB == pytest.approx(cache_bytes(model, tokens, kv))


def test_what_sequences_share_is_kept_once() -> None:
    """Ten sequences of 4,096 tokens that share 1,000: 62 whole blocks once, the rest of each."""
    shared = memory_use(LLAMA_8B, WHOLE, 80, tokens=4096, concurrency=10, shared_prefix_tokens=1000)
    plain = memory_use(LLAMA_8B, WHOLE, 80, tokens=4096, concurrency=10)
    assert shared.kv_cache_gib / plain.kv_cache_gib == pytest.approx((992 + 10 * (4096 - 992)) / (10 * 4096))
    alone = memory_use(LLAMA_8B, WHOLE, 80, tokens=4096, concurrency=1, shared_prefix_tokens=1000)
    assert alone.kv_cache_gib == pytest.approx(plain.kv_cache_gib / 10)


def test_the_cache_is_given_out_in_blocks() -> None:
    """One token takes as much as sixteen."""
    assert cache_gib_per_device(LLAMA_8B, WHOLE, 1) == cache_gib_per_device(LLAMA_8B, WHOLE, 16)
    assert cache_gib_per_device(LLAMA_8B, WHOLE, 17) == 2 * cache_gib_per_device(LLAMA_8B, WHOLE, 16)


def test_experts_spread_whole_take_what_split_ones_take() -> None:
    """128 experts over 8 devices: 16 whole ones or an eighth of each."""
    split, spread = (memory_use(QWEN_30B, Shape(Precision.BF16, 8, 1, n), 80).weights_gib for n in (1, 8))
    assert split == pytest.approx(spread)


def test_stages_share_layers_not_tables() -> None:
    """Two stages of 40 layers each hold half of the layers, and one table of the two."""
    layers = (LLAMA_70B.layers or 0) // 2
    model = dataclasses.replace(LLAMA_70B, weights_gib=None, intermediate_size=28_672, tied_embeddings=False)
    use = memory_use(model, Shape(Precision.BF16, 1, 2), 80)
    table_gib = (model.vocabulary or 0) * (model.hidden_size or 0) * 2 / GIB
    whole_gib = memory_use(model, WHOLE, 80).weights_gib
    assert use.weights_gib == pytest.approx((whole_gib - 2 * table_gib) * layers / 80 + table_gib, rel=1e-4)
    uneven = memory_use(LLAMA_70B, Shape(Precision.BF16, 1, 3), 80, tokens=1600)
    assert uneven.kv_cache_gib == pytest.approx(1600 * 327_680 * 27 / 80 / GIB)


def test_eager_engines_keep_no_graphs() -> None:
    """The overhead without graphs is smaller; a larger share of the device is usable when it is asked for."""
    plain = memory_use(LLAMA_8B, WHOLE, 22)
    eager = memory_use(LLAMA_8B, WHOLE, 22, settings=EngineSettings(0.95, enforce_eager=True))
    assert eager.overhead_gib < plain.overhead_gib
    assert eager.usable_gib == pytest.approx(0.95 * 22)


def test_large_devices_take_larger_batches() -> None:
    """vLLM's defaults on 70 GiB and above need more working memory; on an A100 they are those of a small device."""
    devices = ((22.0, "L4"), (79.1, "H100"), (79.5, "A100-80GB"))
    small, large, a100 = (memory_use(LLAMA_8B, WHOLE, 80, settings=vllm_defaults(*d)).activations_gib for d in devices)
    assert small == a100 < large


def test_models_without_tokens_have_a_plain_server() -> None:
    """An embedding model has no cache, and no graphs."""
    use = memory_use(MODELS["BAAI/bge-m3"], WHOLE, 24)
    assert use.kv_cache_gib == 0
    assert use.overhead_gib == 1
    assert use.fits
