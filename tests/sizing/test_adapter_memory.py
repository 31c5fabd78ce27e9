"""Memory of adapters."""

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.workload import Adapter
from landing_zone.sizing.adapter_memory import adapters_bytes, slot_rank

MODELS = load_catalog().models
LLAMA_8B = MODELS["meta-llama/Llama-3.1-8B-Instruct"]
ADAPTER = Adapter(name="a", tenant="t", uri="s3://a/1", rank=16)


def test_adapters_take_their_published_size() -> None:
    """Rank 16 on all projections of Llama-3.1-8B is 84 MB at 16 bit; every slot has room for the largest rank."""
    assert adapters_bytes(LLAMA_8B, [ADAPTER]) / 1e6 == pytest.approx(84, rel=0.01)
    larger = ADAPTER.model_copy(update={"rank": 32})
    assert adapters_bytes(LLAMA_8B, [ADAPTER, larger]) == pytest.approx(4 * adapters_bytes(LLAMA_8B, [ADAPTER]))
    assert adapters_bytes(LLAMA_8B, []) == 0


def test_a_slot_has_one_of_the_ranks_of_the_engine() -> None:
    """A rank of 12 takes a slot of 16."""
    assert [slot_rank(r) for r in (1, 8, 12, 300, 512)] == [8, 8, 16, 320, 512]


def test_half_of_an_adapter_is_split() -> None:
    """The sides that meet the hidden size lie whole on each device."""
    one, four = (adapters_bytes(LLAMA_8B, [ADAPTER], n) for n in (1, 4))
    assert one / 4 < four < one


def test_of_mixtures_attention_is_adapted() -> None:
    """Experts have no adapters."""
    mixture = MODELS["Qwen/Qwen3-30B-A3B-Instruct-2507"]
    widths = 4 * 2048 + 2 * 32 * 128 + 2 * 4 * 128
    assert adapters_bytes(mixture, [ADAPTER]) == 48 * 16 * widths * 2
