"""Inputs and catalog together, copied with changes."""

import hashlib
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.managed import ManagedOffer
from landing_zone.config.base import Model
from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.pool import Pool
from landing_zone.config.workload import Workload
from landing_zone.placement.scenario.fault import ScenarioFault

M = TypeVar("M", bound=Model)


class Change(Protocol):
    """One difference between the world as it is and as it might be. Its text says it in a few words."""

    def applied(self, world: "World") -> "World":
        """Return a world in which it has happened."""


@dataclass(frozen=True)
class World:
    """All that a plan is made from."""

    inputs: Inputs
    catalog: Catalog

    def with_environment(self, **changes: Any) -> "World":
        """Return a world whose environment has other values."""
        document = self.inputs.environment
        changed = replace(document, value=edited(document.value, **changes))
        return replace(self, inputs=replace(self.inputs, environment=changed))

    def with_pools(self, edit: Callable[[Cluster, Pool], Pool]) -> "World":
        """Return a world with every pool as ``edit`` makes it."""
        clusters = tuple(
            edited(cluster, pools=tuple(edit(cluster, pool) for pool in cluster.pools))
            for cluster in self.inputs.environment.value.clusters
        )
        return self.with_environment(clusters=clusters)

    def with_workloads(self, edit: Callable[[Workload], Workload]) -> "World":
        """Return a world with every workload as ``edit`` makes it."""
        workloads = tuple(replace(document, value=edit(document.value)) for document in self.inputs.workloads)
        return replace(self, inputs=replace(self.inputs, workloads=workloads))

    def with_offers(self, offers: Mapping[str, ManagedOffer]) -> "World":
        """Return a world whose catalog has these managed offers, too.

        The copy keeps the tables that are read already; a catalog reads each once, when it is first asked for.
        """
        catalog, digest = copy(self.catalog), hashlib.sha256(self.catalog.digest.encode())
        digest.update(repr(sorted(offers.items())).encode())
        vars(catalog).update(managed_offers={**self.catalog.managed_offers, **offers}, digest=digest.hexdigest())
        return replace(self, catalog=catalog)


def edited(model: M, **changes: Any) -> M:
    """Return a copy with other values, which are checked as if they were written in a file.

    Raises:
        ScenarioFault: one of them can't be.
    """
    try:
        return type(model).model_validate({**dict(model), **changes})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise ScenarioFault(f"`{field}` can't have that value: {first['msg']}; write another") from None
