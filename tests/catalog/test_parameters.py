"""The count of parameters by part."""

import dataclasses

import pytest

from landing_zone.catalog.huggingface.blank import BLANK
from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.model import Attention
from landing_zone.catalog.parameters import expert_parameters, idle_parameters, parameters

DENSE = dataclasses.replace(
    BLANK,
    layers=2,
    hidden_size=8,
    attention_heads=4,
    kv_heads=2,
    head_dim=2,
    attention=Attention.GQA,
    intermediate_size=16,
    vocabulary=100,
)
MIXED = dataclasses.replace(
    DENSE, experts=4, experts_per_token=1, shared_experts=1, dense_layers=1, expert_intermediate_size=6
)


def test_a_dense_model_is_counted_by_hand() -> None:
    """Two tables, queries and output of 8 × 8, keys and values of 8 × 4, three matrices of 8 × 16, five norms."""
    count = parameters(DENSE)
    assert count is not None
    assert (count.embedding, count.head) == (800, 800)
    assert count.attention == 2 * (2 * 64 + 2 * 32)
    assert count.dense == 2 * 3 * 128
    assert count.norms == 5 * 8
    assert count.total == 1600 + 384 + 768 + 40


def test_tied_tables_and_plain_blocks_are_smaller() -> None:
    """One table fewer, and two matrices instead of three."""
    tied, plain, whole = (
        parameters(dataclasses.replace(DENSE, tied_embeddings=True)),
        parameters(dataclasses.replace(DENSE, gated_mlp=False)),
        parameters(DENSE),
    )
    assert tied is not None
    assert plain is not None
    assert whole is not None
    assert whole.total - tied.total == 800
    assert whole.total - plain.total == 2 * 128


def test_experts_are_counted_in_the_layers_that_have_them() -> None:
    """One layer of two: four experts of 3 × 8 × 6, one shared, a router of 8 × 4; three experts are idle."""
    count = parameters(MIXED)
    assert count is not None
    assert expert_parameters(MIXED) == 144
    assert count.experts == 4 * 144
    assert count.dense == 3 * 128 + 144
    assert count.routers == 32
    assert idle_parameters(MIXED) == 3 * 144


def test_narrow_experts_have_a_way_in_and_out() -> None:
    """Experts of width 2 cost a quarter, and two matrices of 8 × 2 around them."""
    narrow = dataclasses.replace(MIXED, expert_hidden_size=2)
    count = parameters(narrow)
    assert count is not None
    assert count.experts == 4 * 36
    assert count.dense == 3 * 128 + 144 + 2 * 16


def test_latent_attention_keeps_its_ranks_whole() -> None:
    """The ways into the latent spaces are not split by heads; without a rank the queries are one matrix."""
    latent = dataclasses.replace(
        DENSE,
        attention=Attention.MLA,
        kv_lora_rank=3,
        q_lora_rank=5,
        rope_head_dim=1,
        nope_head_dim=1,
        value_head_dim=2,
    )
    count, direct = parameters(latent), parameters(dataclasses.replace(latent, q_lora_rank=None))
    assert count is not None
    assert direct is not None
    assert count.attention_whole == 2 * 8 * (5 + 3 + 1)
    assert count.attention == 2 * 4 * (5 * 2 + 3 * 3 + 2 * 8)
    assert direct.attention == 2 * 4 * (8 * 2 + 3 * 3 + 2 * 8)


def test_layers_without_attention_or_blocks_count_for_nothing() -> None:
    """Hybrids: what such a layer holds instead is `other`."""
    hybrid = dataclasses.replace(DENSE, attention_layers=1, mlp_layers=1, other_parameters_billion=1e-6)
    count, whole = parameters(hybrid), parameters(DENSE)
    assert count is not None
    assert whole is not None
    assert (count.attention, count.dense, count.other) == (whole.attention // 2, whole.dense // 2, 1000)


@pytest.mark.parametrize("field", ["layers", "hidden_size", "vocabulary", "attention_heads", "kv_heads", "head_dim"])
def test_without_a_size_there_is_no_count(field: str) -> None:
    """A card that lacks a size gives None, never a number that is too small."""
    assert parameters(dataclasses.replace(DENSE, **{field: None})) is None  # type: ignore[arg-type]


def test_the_parts_of_a_shipped_model_add_up() -> None:
    """DeepSeek-V3: 671 billion, of which 653.9 in routed experts."""
    count = parameters(load_catalog().models["deepseek-ai/DeepSeek-V3"])
    assert count is not None
    assert count.total == pytest.approx(671.0e9, rel=1e-3)
    assert count.experts == 58 * 256 * 3 * 7168 * 2048
