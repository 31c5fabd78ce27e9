"""Quotas are about regions and accelerators that exist."""

from collections.abc import Callable

import pytest

from landing_zone.errors import Fault

FaultsOf = Callable[..., tuple[Fault, ...]]


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "problem", "fix"),
    [
        ("us-east-1, acc", "us-east1, acc", 20, "region", "`us-east1` is not a region of aws of the", "`us-east-1`"),
        ("cellar, acc", "attic, acc", 21, "region", "`attic` is not a region of on-prem of a cluster", "a region of"),
        ("H100, count", "H10O, count", 20, "accelerator", "`H10O` is not in the catalog", "did you mean `H100`?"),
    ],
)
def test_unknown_names_are_refused(
    faults_of: FaultsOf, *, old: str, new: str, line: int, field: str, problem: str, fix: str
) -> None:
    """At their line, with the nearest known name; of sites of one's own, the regions that clusters name."""
    (fault,) = faults_of(old, new)
    assert (fault.line, fault.field.split(".")[2]) == (line, field)
    assert problem in fault.problem
    assert fix in fault.fix
