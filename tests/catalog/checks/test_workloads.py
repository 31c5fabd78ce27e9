"""Workloads name accelerators, sources and endpoints that exist and can do their task."""

from collections.abc import Callable

import pytest

from landing_zone.errors import Fault

FaultsOf = Callable[..., tuple[Fault, ...]]


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "problem", "fix"),
    [
        ("[H100, cpu]", "[cpu, h100]", 17, "accelerators.1", "`h100` is not in the catalog", "write `H100`"),
        ("[H100, cpu]", "[H1000, cpu]", 17, "accelerators.0", "`H1000` is not in the catalog", "did you mean `H100`?"),
        (
            "azure/westeurope",
            "azure/westeurop",
            20,
            "sources.0.region",
            "`azure/westeurop` is neither",
            "`azure/westeurope`",
        ),
        ("region: site,", "region: sit,", 21, "sources.1.region", "nor a cluster of this environment", "`site`"),
    ],
)
def test_unknown_names_are_refused(
    faults_of: FaultsOf, *, old: str, new: str, line: int, field: str, problem: str, fix: str
) -> None:
    """At their line, with the name that is meant."""
    (fault,) = faults_of(old, new)
    assert (fault.line, fault.field) == (line, field)
    assert problem in fault.problem
    assert fix in fault.fix


def test_an_endpoint_that_can_t_do_the_task_is_refused(faults_of: FaultsOf) -> None:
    """A model that embeds does not chat, whatever it is listed for."""
    (fault,) = faults_of("azure-openai/eu/gpt-5.4/token", "azure-openai/eu/text-embedding-3-large/token")
    assert (fault.line, fault.field, fault.fix) == (18, "managed.0", "remove it")
    assert fault.problem == "`tokens` is a managed embedding model and can't do `chat`"
