"""A file that is no configuration, or holds an absurd one, is one line with file, line, field and fix."""

import json
from pathlib import Path
from random import Random

import pytest

from landing_zone.catalog.huggingface import read_config
from landing_zone.catalog.huggingface.document import MAX_BYTES, line_of
from landing_zone.catalog.model import ModelCard
from landing_zone.errors import Fault, InputError

LLAMA = {
    "model_type": "llama",
    "hidden_size": 4096,
    "intermediate_size": 14336,
    "num_hidden_layers": 32,
    "num_attention_heads": 32,
    "num_key_value_heads": 8,
    "vocab_size": 128256,
    "max_position_embeddings": 131072,
}

CONFIGS = sorted((Path(__file__).parents[1] / "configs").glob("*.json"))
VALUES: list[object] = [
    None,
    0,
    -1,
    1,
    3,
    2.5,
    True,
    "x",
    "",
    [],
    [1],
    ["x"],
    [None],
    [[]],
    {},
    {"a": 1},
    float("nan"),
    1e300,
    10**30,
]


def fault(file: Path, text: str) -> Fault:
    """The one fault of a file with that text; its message is one line."""
    file.write_text(text)
    with pytest.raises(InputError) as caught:
        read_config(file)
    (found,) = caught.value.faults
    assert "\n" not in str(caught.value)
    assert found.file == file
    assert found.problem
    assert found.fix
    return found


@pytest.mark.parametrize("key", ["num_hidden_layers", "num_attention_heads", "hidden_size", "vocab_size"])
@pytest.mark.parametrize(
    "value",
    [0, -32, 1.5, True, "32", [32], {"a": 1}, float("nan"), float("inf"), 10**30, 10**400, "x" * 10_000],
)
def test_absurd_values_are_named_with_their_line(tmp_path: Path, key: str, value: object) -> None:
    """No value but a whole number in its range passes; the fault has the key and its line."""
    text = json.dumps(LLAMA | {key: value}, indent=1)
    line = 1 + text[: text.index(f'"{key}"')].count("\n")
    found = fault(tmp_path / "config.json", text)
    assert (found.line, found.field) == (line, key)
    assert len(str(found)) < 400 + len(str(tmp_path))


@pytest.mark.parametrize(
    "key", ["num_hidden_layers", "num_attention_heads", "hidden_size", "vocab_size", "intermediate_size"]
)
@pytest.mark.parametrize("null", [True, False])
def test_missing_values_are_named(tmp_path: Path, key: str, null: bool) -> None:
    """Absent and null are the same."""
    values = {k: v for k, v in LLAMA.items() if k != key} | ({key: None} if null else {})
    found = fault(tmp_path / "config.json", json.dumps(values))
    assert found.field == key
    assert "missing" in found.problem


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"num_key_value_heads": 0}, "num_key_value_heads"),
        ({"num_key_value_heads": 64}, "num_key_value_heads"),
        ({"num_key_value_heads": 5}, "num_key_value_heads"),
        ({"num_attention_heads": 31, "num_key_value_heads": None}, "num_attention_heads"),
        ({"head_dim": -1}, "head_dim"),
        ({"num_local_experts": 8}, "num_experts_per_tok"),
        ({"num_local_experts": 8, "num_experts_per_tok": 9}, "num_experts_per_tok"),
        ({"tie_word_embeddings": "yes"}, "tie_word_embeddings"),
        ({"sliding_window": -5}, "sliding_window"),
        ({"layer_types": ["full_attention"] * 31}, "num_hidden_layers"),
        ({"layer_types": ["holographic"] * 32}, "layer_types"),
        ({"hybrid_override_pattern": "M*?"}, "hybrid_override_pattern"),
        ({"kv_lora_rank": 512}, "qk_nope_head_dim"),
        ({"quantization_config": "fp8"}, "quantization_config"),
        ({"vision_config": {"hidden_size": 1152, "depth": -3}}, "vision_config.depth"),
        ({"text_config": {"hidden_size": 4096, "num_hidden_layers": 0}}, "text_config.num_hidden_layers"),
        ({"text_config": []}, "text_config"),
        ({"model_type": 7}, "model_type"),
        ({"model_type": "t5"}, "model_type"),
        ({"model_type": "whisper"}, "d_model"),
        ({"model_type": "bert", "max_position_embeddings": None}, "max_position_embeddings"),
    ],
)
def test_values_that_do_not_agree_are_named(tmp_path: Path, change: dict[str, object], field: str) -> None:
    """Heads that can't be shared, experts that are not there, lists of another length, nested sections."""
    assert fault(tmp_path / "config.json", json.dumps(LLAMA | change, indent=1)).field == field


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("{", 1),
        ('{\n "a": 1,\n}', 3),
        ("[1, 2]", 1),
        ("7", 1),
        ('{"a": 1, "a": 2}', 0),
        ("[" * 100_000, 0),
        ('{"hidden_size": ' + "9" * 5000 + "}", 0),
    ],
)
def test_text_that_is_no_configuration(tmp_path: Path, text: str, line: int) -> None:
    """Broken JSON has its line; lists, numbers, twins and nests of brackets are refused."""
    assert fault(tmp_path / "config.json", text).line == line


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A folder, nothing, too much, and bytes that are no text."""
    large, binary = tmp_path / "large.json", tmp_path / "binary.json"
    large.write_text('{"a": "' + "x" * MAX_BYTES + '"}')
    binary.write_bytes(b"\xff\xfe\x00\x80")
    for file, text in [
        (tmp_path, "folder"),
        (tmp_path / "none.json", "can't be read"),
        (large, "MiB"),
        (binary, "UTF-8"),
        (Path("bad\0name"), "can't be read"),
    ]:
        with pytest.raises(InputError, match=text):
            read_config(file)


def test_a_line_is_found_by_path_and_not_by_name() -> None:
    """The same key in another object, in a text or in a list is not meant."""
    document = '{"a": {"x": 1},\n "b": [{"x": 2}],\n "t": "\\"x\\": 3",\n "x": 4}'
    assert line_of(document, ("x",)) == 4
    assert line_of(document, ("a", "x")) == 1
    assert line_of(document, ("y",)) == 0


def read_or_error(file: Path) -> ModelCard | InputError:
    """The card, or the one error that a file may lead to."""
    try:
        return read_config(file)
    except InputError as error:
        return error


@pytest.mark.parametrize("seed", range(300))
def test_any_value_anywhere_is_read_or_named(tmp_path: Path, seed: int) -> None:
    """Real configurations with one value replaced give a card with sane numbers, or one line; never another error."""
    random = Random(seed)
    document = json.loads(random.choice(CONFIGS).read_text())
    section = document
    while True:
        key = random.choice(sorted(section))
        if not isinstance(section[key], dict) or not section[key] or random.random() < 0.2:
            break
        section = section[key]
    section[key] = random.choice(VALUES)
    file = tmp_path / "config.json"
    file.write_text(json.dumps(document, indent=1))
    outcome = read_or_error(file)
    if isinstance(outcome, InputError):
        assert "\n" not in str(outcome)
        assert outcome.faults[0].file == file
    else:
        assert 0 < outcome.active_parameters_billion <= outcome.parameters_billion < 1e9
        assert outcome.layers
        assert (outcome.dense_layers or 0) <= outcome.layers
