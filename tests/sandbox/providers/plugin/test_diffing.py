"""Field by field comparison."""

import pytest

from landing_zone.sandbox.providers.plugin.diffing import Change, Path, compare, text
from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN


def test_leaves_that_differ_are_named() -> None:
    """Added, removed and changed fields and elements, each by its path; the rest is not mentioned."""
    old = {"a": 1, "b": {"c": [1, 2]}, "gone": {"x": 1}}
    new = {"a": 1, "b": {"c": [1, 3, 4]}, "new": True}
    assert compare(old, new) == {
        ("b", "c", 1): Change.UPDATE,
        ("b", "c", 2): Change.ADD,
        ("gone",): Change.DELETE,
        ("new",): Change.ADD,
    }


def test_equal_numbers_are_equal_and_truth_is_no_number() -> None:
    """2 and 2.0 are one value, 1 and true are two."""
    assert compare({"a": 2}, {"a": 2.0}) == {}
    assert compare({"a": 1}, {"a": True}) == {("a",): Change.UPDATE}


def test_an_unknown_differs() -> None:
    """What can't be known yet may change."""
    assert compare({"a": "x"}, {"a": UNKNOWN}) == {("a",): Change.UPDATE}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("metadata", "labels", "app.kubernetes.io/name"), 'metadata.labels["app.kubernetes.io/name"]'),
        (("spec", "containers", 0, "image"), "spec.containers[0].image"),
        (("a-b",), '["a-b"]'),
    ],
)
def test_paths_are_written_as_pulumi_reads_them(path: Path, expected: str) -> None:
    """Keys that are no identifiers are quoted."""
    assert text(path) == expected
