"""That a resource can be told from every other."""

from collections.abc import Iterator

from landing_zone.sandbox.providers.recorded.fault import Fault
from landing_zone.sandbox.providers.recorded.kind import Resource, missing
from landing_zone.sandbox.providers.recorded.scope import Scope


def faults(resource: Resource, scope: Scope) -> Iterator[Fault]:
    """Yield a fault for a missing part of the id, and for an id that another resource of the program has."""
    for field in missing(resource.kind.path, {**resource.settings, **resource.inputs}):
        yield Fault(field, "missing; names are fixed here, so that a run that was killed can be repeated")
    other = resource.id and scope.ledger.planned(resource.id)
    if other and other.urn != resource.urn:
        yield Fault(resource.kind.name, f"{resource.id} is already that of {other.urn.rpartition('::')[2]}")
