"""Names held against what the cloud allows."""

from collections.abc import Iterator

from landing_zone.sandbox.providers.recorded.fault import Fault
from landing_zone.sandbox.providers.recorded.kind import Resource


def faults(resource: Resource) -> Iterator[Fault]:
    """Yield a fault for a name that the cloud refuses."""
    rule, name = resource.kind.rule, resource.name
    if rule is not None and name and not rule.allows(name):
        yield Fault(resource.kind.name, f"{name!r} is no name for it ({len(name)} characters): {rule.words}")
