"""`lz estimate`: answers, exit codes, and one line for everything that is wrong."""

import io
import json
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landing_zone.cli.frame import run

LZ = Callable[..., Any]
CONTRACT = (
    "fits",
    "weights_gib",
    "kv_cache_gib",
    "total_gib_per_device",
    "ttft_ms",
    "tpot_ms",
    "output_tokens_per_s",
    "basis",
)
PHI = ("--model", "microsoft/phi-4")
LLAMA_70B = ("--model", "meta-llama/Llama-3.3-70B-Instruct")
NUMBERS = (
    "--tp",
    "--pp",
    "--ep",
    "--concurrency",
    "--input-tokens",
    "--output-tokens",
    "--prefix-share",
    "--adapters",
    "--rank",
    "--devices-per-node",
    "--host-memory-gib",
)
CONFIG = {
    "architectures": ["LlamaForCausalLM"],
    "model_type": "llama",
    "hidden_size": 4096,
    "intermediate_size": 14336,
    "num_hidden_layers": 32,
    "num_attention_heads": 32,
    "num_key_value_heads": 8,
    "max_position_embeddings": 8192,
    "vocab_size": 128256,
    "torch_dtype": "bfloat16",
}


def test_the_contract_s_keys_come_first(lz: LZ) -> None:
    """All of them, in their order, and the answer for a shape that is known to run."""
    shape = ("--tp", "4", "--pp", "1", "--precision", "bf16", "--concurrency", "16")
    done = lz("estimate", *LLAMA_70B, "--accelerator", "H100", *shape, "--input-tokens", "900", "--json")
    assert done.code == 0, done.err
    assert tuple(done.document)[: len(CONTRACT)] == CONTRACT
    assert (done.document["fits"], done.document["weights_gib"], done.document["basis"]) == (True, 131.42, "roofline")
    assert done.document["price"]["as_of"] >= "2026"


def test_what_does_not_fit_exits_with_1_and_says_what_would(lz: LZ) -> None:
    """The reason, the remedies, and the numbers all the same."""
    done = lz("estimate", *LLAMA_70B, "--accelerator", "h100", "--json")
    assert (done.code, done.document["fits"]) == (1, False)
    assert "GiB per device" in done.document["reasons"][0]
    assert {"precision", "devices"} == {r["change"] for r in done.document["remedies"]}
    assert done.document["tpot_ms"] > 0
    told = lz("estimate", *LLAMA_70B, "--accelerator", "h100")
    assert "does not fit" in told.out
    assert "fits with 2 devices (TP2)" in told.out


def test_the_table_has_the_figures_and_what_they_rest_on(lz: LZ) -> None:
    """Memory, time, rate and price."""
    told = lz("estimate", *PHI, "--accelerator", "L40S")
    assert told.code == 0
    for text in ("27.3 GiB", "Time per output token", "roofline", "Million output tokens", "price of 2026"):
        assert text in told.out


@pytest.mark.parametrize("folder", [True, False])
def test_a_config_is_as_good_as_a_name(lz: LZ, tmp_path: Path, folder: bool) -> None:
    """Its path, or that of its folder; 8.03 billion parameters of 2 bytes."""
    (tmp_path / "config.json").write_text(json.dumps(CONFIG))
    path = tmp_path if folder else tmp_path / "config.json"
    done = lz("estimate", "--model", str(path), "--accelerator", "L40S", "--json")
    assert done.code == 0, done.err
    assert done.document["weights_gib"] == pytest.approx(8.03e9 * 2 / 2**30, rel=0.01)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("num_attention_heads", 0),
        ("num_hidden_layers", -3),
        ("hidden_size", float("nan")),
        ("vocab_size", 1e300),
        ("num_key_value_heads", "many"),
        ("num_hidden_layers", None),
    ],
)
def test_an_absurd_config_is_one_line(lz: LZ, tmp_path: Path, field: str, value: object) -> None:
    """Exit 2, the file and the field, no traceback."""
    (tmp_path / "config.json").write_text(json.dumps({**CONFIG, field: value}))
    done = lz("estimate", "--model", str(tmp_path), "--accelerator", "L40S")
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert "config.json" in line
    assert field in line
    assert "unexpected" not in line


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--model", "llama-3.3-70b", "--accelerator", "H100"), "did you mean `meta-llama/Llama-3.3-70B-Instruct`"),
        (("--model", "nonsense", "--accelerator", "H100"), "give the path of its config.json"),
        ((*PHI, "--accelerator", "H1000"), "did you mean `H100`"),
        (PHI, "name an accelerator with --accelerator"),
        ((*PHI, "--accelerator", "H100", "--precision", "fp7"), "'fp7' is not one of"),
        ((*PHI, "--accelerator", "H100", "--region", "mars"), "no offers in a region `mars`"),
        ((*PHI, "--accelerator", "B200", "--cloud", "gcp"), "no offer of B200 in gcp"),
        ((*PHI, "--compare", ","), "names no accelerator"),
        ((*PHI, "--accelerator", "H100", "--out", "plot.png"), "--out holds a comparison"),
        ((*PHI, "--accelerator", "H100", "--compare", "L4"), "--accelerator is for one estimate"),
        ((*PHI, "--measured", "points.csv", "--compare", "L4"), "--measured is of one deployment"),
        ((*PHI, "--compare", "H100", "--out", "plot.pdf"), "must end in .html, .svg or .png"),
        (("--model", "BAAI/bge-m3", "--compare", "H100"), "makes no tokens to price"),
        (("--model", "/nowhere/config.json", "--accelerator", "H100"), "/nowhere/config.json"),
    ],
)
def test_bad_input_is_one_line_with_a_way_out(lz: LZ, arguments: tuple[str, ...], told: str) -> None:
    """Exit 2, nothing on stdout."""
    done = lz("estimate", *arguments)
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert told in line


@settings(max_examples=60, deadline=None)
@given(
    option=st.sampled_from(NUMBERS),
    value=st.one_of(
        st.sampled_from(["0", "-1", "nan", "NaN", "inf", "-inf", "1e30", "1e-30", "", "0x10", "٣", "1_0", "9" * 400]),
        st.integers(-(10**12), 10**12).map(str),
        st.floats().map(str),
        st.text(max_size=8),
    ),
)
def test_any_number_is_answered_or_refused(option: str, value: str) -> None:
    """Never a traceback, never an answer that is no JSON: exit 2 with one line, or a document."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(["estimate", *PHI, "--accelerator", "H100", f"{option}={value}", "--json"])
    document = json.loads(out.getvalue(), parse_constant=pytest.fail)
    assert code in (0, 1, 2)
    assert ("error" in document) is (code == 2)
    assert "unexpected" not in err.getvalue()
    assert len(err.getvalue().splitlines()) == (1 if code == 2 else 0)


def test_accelerators_are_compared(lz: LZ) -> None:
    """A curve per accelerator; one without an offer, and one that lacks the format, are named."""
    done = lz("estimate", *PHI, "--compare", "H100,L40S,V100,T4", "--precision", "fp8")
    assert done.code == 0, done.err
    assert "H100" in done.out
    assert "L40S" in done.out
    assert "V100 is left out: it does not compute in fp8" in done.out


def test_the_comparison_s_document_has_an_estimate_per_choice(lz: LZ) -> None:
    """The same keys as one estimate, sorted by time, falling in price."""
    curves = lz("estimate", *PHI, "--compare", "H100", "--json").document["curves"]
    prices = [choice["price"]["usd_per_million_output_tokens"] for choice in curves["H100"]]
    assert prices == sorted(prices, reverse=True)
    assert all(set(CONTRACT) <= choice.keys() for choice in curves["H100"])


def test_the_comparison_is_drawn(lz: LZ, tmp_path: Path) -> None:
    """As a page without script or network, as SVG and as PNG."""
    for kind in ("html", "svg", "png"):
        assert lz("estimate", *PHI, "--compare", "H100,L40S", "--out", str(tmp_path / f"plot.{kind}")).code == 0
    page = (tmp_path / "plot.html").read_text()
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert "microsoft/phi-4 at bf16" in page
    assert Xml.fromstring((tmp_path / "plot.svg").read_text()).tag.endswith("svg")
    assert (tmp_path / "plot.png").read_bytes().startswith(b"\x89PNG")


def test_nothing_to_compare_exits_with_1(lz: LZ, tmp_path: Path) -> None:
    """A model that no node holds: told, and no picture."""
    out = tmp_path / "plot.png"
    done = lz("estimate", "--model", "deepseek-ai/DeepSeek-V3", "--compare", "T4", "--out", str(out))
    assert done.code == 1
    assert "T4 is left out: the model fits in no shape on one node" in done.out
    assert not out.exists()


def test_measured_points_calibrate_and_are_given_back(lz: LZ, tmp_path: Path) -> None:
    """At a measured load the measurement, between two a calibrated time, each with a narrower interval than before."""
    points = tmp_path / "points.csv"
    points.write_text("concurrency,input_tokens,output_tokens,ttft_ms,tpot_ms\n4,1000,200,90,21\n64,1000,200,300,39\n")
    asked = ("estimate", *PHI, "--accelerator", "H100", "--input-tokens", "1000", "--output-tokens", "200", "--json")
    formula = lz(*asked, "--concurrency", "16").document
    between = lz(*asked, "--concurrency", "16", "--measured", points).document
    at_point = lz(*asked, "--concurrency", "64", "--measured", points).document
    assert [d["basis"] for d in (formula, between, at_point)] == ["roofline", "calibrated", "measured"]
    assert (at_point["ttft_ms"], at_point["tpot_ms"]) == (300, 39)
    assert 21 < between["tpot_ms"] < 39
    assert _width(at_point) < _width(between) < _width(formula)


def _width(document: dict[str, Any]) -> float:
    low, high = document["intervals"]["tpot_ms"]
    return float(high / low)


def test_measured_points_that_are_wrong_are_one_line(lz: LZ, tmp_path: Path) -> None:
    """File, line and column."""
    points = tmp_path / "points.csv"
    points.write_text("concurrency,input_tokens,output_tokens,ttft_ms,tpot_ms\n4,1000,200,90,fast\n")
    done = lz("estimate", *PHI, "--accelerator", "H100", "--measured", points)
    assert done.code == 2
    assert "points.csv:2: tpot_ms: `fast` is not a number" in done.err
    assert done.err.count("\n") == 1


def test_left_open_the_cache_is_counted_at_16_bit_and_read_at_8(lz: LZ) -> None:
    """Beside fp8 weights: memory as for bf16, to be safe, time as for fp8, as engines usually run them."""
    asked = ("estimate", *LLAMA_70B, "--accelerator", "H200", "--tp", "4", "--precision", "fp8", "--json")
    load = ("--concurrency", "32", "--input-tokens", "4000")
    left_open, full, half = (
        lz(*asked, *load, *kv).document for kv in ((), ("--kv-precision", "bf16"), ("--kv-precision", "fp8"))
    )
    assert left_open["kv_cache_gib"] == full["kv_cache_gib"] == 2 * half["kv_cache_gib"]
    assert left_open["tpot_ms"] == half["tpot_ms"] < full["tpot_ms"]
