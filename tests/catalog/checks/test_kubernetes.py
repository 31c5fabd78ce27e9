"""A version of Kubernetes must be offered, supported, and known to the charts."""

from collections.abc import Callable

import pytest

from landing_zone.errors import Fault

FaultsOf = Callable[..., tuple[Fault, ...]]


@pytest.mark.parametrize(
    ("site", "minor", "problem"),
    [
        ("aws", "1.28", "1.28 is not offered by aws, as far as the catalog knows"),
        ("gcp", "1.34", "1.34 is not supported by gcp since 2026-10-01"),
        ("azure", "1.37", "1.37 is none that the tested set of charts supports"),
        ("aws", "1.32", "1.32 is none that the tested set of charts supports"),
    ],
)
def test_what_can_not_be_made_is_refused(faults_of_made: FaultsOf, *, site: str, minor: str, problem: str) -> None:
    """With the versions that can, the newest first."""
    (fault,) = faults_of_made(site, minor)
    assert (fault.line, fault.field) == (15, "clusters.1.create.kubernetes")
    assert fault.problem == problem
    assert fault.fix.startswith("write one of `1.36`, `1.35`")


@pytest.mark.parametrize(("site", "minor"), [("aws", "1.35"), ("azure", "1.35"), ("gcp", "1.35"), ("aws", "1.33")])
def test_what_is_supported_is_taken(faults_of_made: FaultsOf, site: str, minor: str) -> None:
    """Paid support counts where a cluster gets it without being changed."""
    assert faults_of_made(site, minor) == ()
