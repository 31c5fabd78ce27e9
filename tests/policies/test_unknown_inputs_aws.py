"""Whatever is not known yet on AWS: no control lets a bad example pass, or calls a good one certainly bad."""

import importlib.util
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from landing_zone_policies.finding import judge_all
from landing_zone_policies.normalize import make_resource
from landing_zone_policies.scene import NOWHERE
from landing_zone_policies.unknown import UNKNOWN

FILES = sorted(Path(__file__).parent.glob("*/test_*_aws.py"))


def _examples(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value below a value."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in entries:
        yield (*path, key)
        yield from _paths(item, (*path, key))


def _without(value: Any, path: tuple[Any, ...]) -> Any:
    """Return a copy in which what lies at the path is not known."""
    copy = holder = deepcopy(value)
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = UNKNOWN
    return copy


def _verdicts(module: ModuleType, example: Any) -> Iterator[tuple[str, set[str]]]:
    """Yield, for every input of an example that is not known, what the control says."""
    stack = example if isinstance(example, list) else [example]
    inputs = [resource["props"] for resource in stack]
    for path in _paths(inputs):
        if len(path) == 1:
            continue
        props = _without(inputs, path)
        resources = [make_resource(f"r{i}", r["type"], p) for i, (r, p) in enumerate(zip(stack, props, strict=True))]
        yield str(path), {finding.verdict.value for finding in judge_all([module.CONTROL], resources, NOWHERE)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_unknown_input_never_makes_a_bad_example_pass(file: Path) -> None:
    """It fails by what is still known, or it is undetermined."""
    module = _examples(file)
    found = [(name, *v) for name, example in module.FAIL.items() for v in _verdicts(module, example)]
    assert [entry for entry in found if not entry[2]] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_unknown_input_never_makes_a_good_example_fail(file: Path) -> None:
    """At most it is undetermined."""
    module = _examples(file)
    found = [(name, *v) for name, example in module.PASS.items() for v in _verdicts(module, example)]
    assert [entry for entry in found if "fail" in entry[2]] == []
