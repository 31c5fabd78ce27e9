"""The order in which workloads come up."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from landing_zone.config.document import Inputs
from landing_zone.config.words import quoted
from landing_zone.errors import Fault


def order(inputs: Inputs) -> Iterator[Fault]:
    """Yield the workloads of one cycle of `after`, if there is any, as one fault."""
    waits = {w.value.name: w.value.after for w in inputs.workloads}
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        cycle = error.args[1]
        last = next(w for w in inputs.workloads if w.value.name == cycle[-1])
        way = " → ".join(quoted(name) for name in reversed(cycle))
        yield last.source.fault(("after",), f"waits for itself: {way}", "take one of these out of `after`")
