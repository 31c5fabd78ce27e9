"""What a part says of its builds and of versions that fit."""

from typing import Any

import pytest

from landing_zone.engine.binaries.part import Part, build_disk_mb


def part(**changes: Any) -> Part:
    """Return a part at 3.259.0."""
    return Part(name="p", version=(3, 259, 0), binaries=(), build_mb=1, **changes)


@pytest.mark.parametrize(
    ("version", "same_minor", "any_newer"),
    [((3, 259, 4), True, True), ((3, 260, 0), False, True), ((3, 258, 9), False, False), ((4, 259, 0), False, False)],
)
def test_versions_that_fit(version: tuple[int, int, int], *, same_minor: bool, any_newer: bool) -> None:
    """By default the minor version must be the pinned one; with `any_newer` a later one of the same major does, too."""
    assert part().fits(version) is same_minor
    assert part(any_newer=True).fits(version) is any_newer


def test_builds_are_stripped_stamped_and_independent_of_their_place() -> None:
    """The flags hold nothing of the machine, and all symbols go into one linker flag."""
    flags = part(symbols=(("a.b", "1"), ("c.d", "2"))).flags
    assert flags == ("-trimpath", "-buildvcs=false", "-ldflags=-s -w -X a.b=1 -X c.d=2")


def test_temporary_files_count_once() -> None:
    """What stays adds up; the temporary files of one build are gone when the next one needs them."""
    assert build_disk_mb([part()]) == 2
    assert build_disk_mb([part()] * 10) == 11
    assert build_disk_mb([]) == 0
