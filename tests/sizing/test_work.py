"""Bytes that a step reads, and arithmetic of a token."""

import dataclasses

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.precision import Precision
from landing_zone.sizing.work import expert_share, touched_share, work

MODELS = load_catalog().models
LLAMA_70B = MODELS["meta-llama/Llama-3.3-70B-Instruct"]
GPT_OSS = MODELS["openai/gpt-oss-120b"]


def test_the_input_table_is_not_read() -> None:
    """A step of Llama 70B at 16 bit reads all but 128,256 × 8,192 parameters."""
    found = work(LLAMA_70B, Precision.BF16)
    read = found.split_bytes + found.whole_bytes
    assert read == pytest.approx(2 * (70.55e9 - 128256 * 8192), rel=0.001)


def test_the_head_stays_at_16_bit() -> None:
    """At fp8 the output table is read at two bytes, the rest at one."""
    found = work(LLAMA_70B, Precision.FP8)
    table = 128256 * 8192
    assert found.split_bytes + found.whole_bytes == pytest.approx(70.55e9 - 2 * table + 2 * table, rel=0.001)


def test_four_bit_experts_stand_beside_matrices_of_16_bit() -> None:
    """The attention of gpt-oss is at 16 bit, its experts at 4.5."""
    found = work(GPT_OSS, Precision.FP4)
    assert found.full_width
    assert found.expert_bytes == pytest.approx(114.7e9 * 4.5 / 8, rel=0.01)
    assert not work(GPT_OSS, Precision.FP8).full_width


def test_totals_serve_where_the_shape_is_not_known() -> None:
    """Without the sizes of the architecture, all and active parameters give nearly the same."""
    bare = dataclasses.replace(GPT_OSS, tied_embeddings=None)
    by_totals, by_parts = (work(m, Precision.FP8) for m in (bare, GPT_OSS))
    assert by_totals.expert_bytes == pytest.approx(by_parts.expert_bytes, rel=0.02)
    flops = by_parts.flops + by_parts.expert_flops
    assert by_totals.flops + by_totals.expert_flops == pytest.approx(flops, rel=0.2)


def test_a_dense_model_has_no_experts_to_touch() -> None:
    """Nothing of it depends on the tokens."""
    assert expert_share(LLAMA_70B) == 0
    assert work(LLAMA_70B, Precision.BF16).expert_bytes == 0


def test_tokens_touch_experts_with_diminishing_growth() -> None:
    """Of 128 experts with 4 per token, one token touches 4, two at most 8, a thousand all."""
    one, two, many = (touched_share(GPT_OSS, n) for n in (1, 2, 1000))
    assert one == pytest.approx(4 / 128)
    assert one < two < 2 * one
    assert many == pytest.approx(1)
