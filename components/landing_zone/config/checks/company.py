"""Whom a workload wants near and whom apart."""

from collections.abc import Iterator

from landing_zone.config.document import Inputs
from landing_zone.config.words import quoted
from landing_zone.errors import Fault


def company(inputs: Inputs) -> Iterator[Fault]:
    """Yield workloads that are near or apart of themselves, or both of another."""
    for document in inputs.workloads:
        workload, source = document.value, document.source
        for field in ("near", "apart"):
            names = getattr(workload, field)
            if workload.name in names:
                path = (field, names.index(workload.name))
                yield source.fault(path, f"{quoted(workload.name)} names itself", "remove it")
        for name in sorted(set(workload.near) & set(workload.apart)):
            path = ("apart", workload.apart.index(name))
            yield source.fault(path, f"{quoted(name)} is in `near`, too", "remove it from one of the two")
