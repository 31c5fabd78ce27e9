"""Inputs: every fault of every file, not the first one alone."""

from collections.abc import Iterator

from landing_zone.cli.checks.finding import Finding, Subject, Verdict
from landing_zone.config.document import Inputs
from landing_zone.errors import Fault, InputError
from landing_zone.report.wording import count

NAME = "inputs"


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding per fault, and one per environment without."""
    if not subject.loaded:
        fix = "write stacks/Pulumi.<name>.yaml; `lz schema environment` says what may stand in it"
        yield Finding(NAME, Verdict.FAIL, "there is no environment in stacks/", fix)
    for name, loaded in subject.loaded.items():
        if isinstance(loaded, InputError):
            for fault in loaded.faults:
                yield Finding(NAME, Verdict.FAIL, _problem(fault), fault.fix)
        else:
            yield Finding(NAME, Verdict.OK, f"{name}: {_size(loaded)}")


def _problem(fault: Fault) -> str:
    where = f"{fault.file}:{fault.line}" if fault.line else str(fault.file)
    return f"{where}:{f' {fault.field}:' if fault.field else ''} {fault.problem}"


def _size(inputs: Inputs) -> str:
    clusters = count(len(inputs.environment.value.clusters), "cluster")
    return f"{clusters}, {count(len(inputs.workloads), 'workload')}"
