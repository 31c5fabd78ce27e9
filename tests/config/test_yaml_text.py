"""YAML as plain data, within bounds."""

import resource
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from landing_zone.config import yaml_text
from landing_zone.config.yaml_text import MAX_ALIASES, MAX_DEPTH, MAX_VALUES, parse_yaml
from landing_zone.errors import Fault, InputError

Refusal = Callable[..., InputError]

FILE = Path("a.yaml")


def _fault(text: str) -> Fault:
    with pytest.raises(InputError) as caught:
        parse_yaml(text, FILE)
    (fault,) = caught.value.faults
    return fault


def test_data_and_lines_are_of_the_same_paths() -> None:
    """Keys have the line of the key, items the line they start in."""
    data, source = parse_yaml("a:\n  - b: 1\n    c:\n      2\n  -\n    x\nd: {e: [f,\n g]}\n", FILE)
    assert data == {"a": [{"b": 1, "c": 2}, "x"], "d": {"e": ["f", "g"]}}
    lines = {(): 1, ("a",): 1, ("a", 0): 2, ("a", 0, "b"): 2, ("a", 0, "c"): 3, ("a", 1): 6}
    assert source.lines == lines | {("d",): 7, ("d", "e"): 7, ("d", "e", 0): 7, ("d", "e", 1): 8}


def test_the_parser_in_python_reads_the_same(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML comes without libyaml, data, lines and most words are the same."""
    text = (project / "stacks" / "Pulumi.test.yaml").read_text(encoding="utf-8")
    by_libyaml = parse_yaml(text, FILE)
    monkeypatch.setattr(yaml_text, "_LOADER", yaml.SafeLoader)
    assert parse_yaml(text, FILE) == by_libyaml
    assert (_fault("a:\n\tb: 1").line, _fault("ä: [1,\nb: 2").line, _fault("ä\n\x07").line) == (2, 1, 2)


def test_an_alias_is_what_its_anchor_marks() -> None:
    """Aliases may be used, and lie in their own line."""
    data, source = parse_yaml("a: &x {b: 1}\nc: *x\n", FILE)
    assert data == {"a": {"b": 1}, "c": {"b": 1}}
    assert source.line(("c", "b")) == 2


def test_quoted_scalars_are_text() -> None:
    """Quotes and block style make text of what would be a number."""
    assert parse_yaml("[\"1\", 'true', 1]", FILE)[0] == ["1", "true", 1]
    assert parse_yaml("a: |\n  1\n", FILE)[0] == {"a": "1\n"}


@pytest.mark.parametrize(
    ("text", "line", "field", "problem", "fix"),
    [
        ("", 0, "", "holds no YAML document", "write its keys"),
        ("# nothing\n", 0, "", "holds no YAML document", "write its keys"),
        ("name: a\n---\nname: b\n", 2, "", "a second document starts here", "one document per file"),
        ("name: a\ntitle: b\nname: c\n", 3, "name", "is written twice (first in line 1)", "keep one"),
        ("name: a\n'name': c\n", 2, "name", "is written twice", "keep one"),
        ("name: a\nmodel: !!python/object:os.system {}\n", 2, "model", "has a YAML tag", "remove the tag"),
        ("name: !Secret a\n", 1, "name", "has a YAML tag", "remove the tag"),
        ("after: !!seq [a]\n", 1, "after", "has a YAML tag", "remove the tag"),
        ("name: a\n1: b\n", 2, "", "a key that is not text", "in quotes"),
        ("name: a\nmodel:\n  true: b\n", 3, "model", "a key that is not text", "in quotes"),
        ("name: a\nnull: b\n", 2, "", "a key that is not text", "in quotes"),
        ("name: a\n.inf: b\n", 2, "", "a key that is not text", "in quotes"),
        ("name: a\n? [b]\n: c\n", 2, "", "a key that is not text", "in quotes"),
        ("name: a\n!!str b: c\n", 2, "", "a key that is not text", "in quotes"),
        ("name: a\n'': c\n", 2, "", "empty, too long or not printable", "short name"),
        ('name: a\n"\\e[31m": c\n', 2, "", "empty, too long or not printable", "short name"),
        (f"name: a\n{'x' * 257}: c\n", 2, "", "empty, too long or not printable", "short name"),
        ("model: &m {name: a}\nobjectives:\n  <<: *m\n", 3, "objectives", "a merge key", "write the keys out"),
        ("name: *a\n", 1, "name", "an alias of nothing above it", "define its anchor"),
        ("name: &a [*a]\n", 1, "name.0", "an alias of nothing above it", "define its anchor"),
        ('name: a\ntitle: "\\0"\n', 2, "title", "holds a control character", "remove it"),
        ("replicas:\n  min: .nan\n", 2, "replicas.min", "is not a finite number", "write a finite number"),
        ("replicas:\n  max: .inf\n", 2, "replicas.max", "is not a finite number", "write a finite number"),
        (f"replicas:\n  max: {'9' * 5000}\n", 2, "replicas.max", "is too large a number", "write a finite number"),
    ],
)
def test_what_a_configuration_has_no_use_for_is_refused(
    *, project: Path, refusal: Refusal, text: str, line: int, field: str, problem: str, fix: str
) -> None:
    """Each is named with its line and field."""
    (project / "workloads" / "chat.yaml").write_text(text, encoding="utf-8")
    (fault,) = refusal().faults
    assert (str(fault.file), fault.line, fault.field) == ("workloads/chat.yaml", line, field)
    assert problem in fault.problem
    assert fix in fault.fix


def test_aliases_are_bounded() -> None:
    """The bound is exact."""
    text = "a: &a 1\nb:\n" + "- *a\n" * MAX_ALIASES
    assert parse_yaml(text, FILE)[0] == {"a": 1, "b": [1] * MAX_ALIASES}
    assert "is alias number 101" in _fault(text + "- *a\n").problem


def test_depth_is_bounded() -> None:
    """The bound is exact, in both styles."""
    parse_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH, FILE)
    for text in ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "- " * (MAX_DEPTH + 1) + "1"):
        assert "deeper than 64 levels" in _fault(text).problem


def test_values_are_bounded() -> None:
    """Every value counts, the list itself included."""
    parse_yaml("- 1\n" * (MAX_VALUES - 1), FILE)
    assert "goes over 20000 values" in _fault("- 1\n" * MAX_VALUES).problem


def _bomb(width: int, levels: int) -> str:
    """Return lists of aliases of lists: ``width`` to the power of ``levels`` values."""
    lines = ["a0: &a0 [x]"]
    for level in range(1, levels + 1):
        lines.append(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]")
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        _bomb(9, 11),
        _bomb(2, 50),
        _bomb(100, 100),
        "[" * 1_000_000,
        "{a: " * 250_000,
        "- " * 500_000,
        "? " * 500_000,
        "- a\n" * 250_000,
        "&a " * 300_000,
        "a: '" + "\n" * 1_000_000,
        'a: "' + "\\x41" * 250_000 + '"\nb: *c',
    ],
    ids=lambda text: repr(text[:24]),
)
def test_a_bomb_costs_next_to_nothing(text: str) -> None:
    """Less than 0.1 s of processor time (best of three) and 32 MiB, whatever it would unfold to."""
    peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert min(_seconds(text) for _ in range(3)) < 0.1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak_kib < 32 * 1024


def _seconds(text: str) -> float:
    """Return the processor time that a refusal takes."""
    start = time.process_time()
    assert len(str(_fault(text))) < 200
    return time.process_time() - start
