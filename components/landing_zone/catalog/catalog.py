"""The catalog as a whole: tables by key, each read when it is first asked for."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from landing_zone.catalog import accelerator, egress, kubernetes, latency, managed, model, offer, region
from landing_zone.catalog.accelerator import Accelerator
from landing_zone.catalog.kubernetes import KubernetesVersion
from landing_zone.catalog.latency import MeasuredRoundTrip, RoundTrip, estimated_rtt_ms
from landing_zone.catalog.managed import ManagedOffer
from landing_zone.catalog.model import ModelCard
from landing_zone.catalog.model_names import find_model
from landing_zone.catalog.names import find_accelerator
from landing_zone.catalog.offer import Offer
from landing_zone.catalog.own import check_own_offers
from landing_zone.catalog.place import Location
from landing_zone.catalog.region import Region
from landing_zone.catalog.table import Row, Table

_ALL = (
    accelerator.TABLE,
    model.TABLE,
    region.TABLE,
    offer.TABLE,
    latency.TABLE,
    egress.TABLE,
    managed.TABLE,
    kubernetes.TABLE,
)
TABLES: Mapping[str, Table[Any, Any]] = {table.name: table for table in _ALL}
"""Every table by its name, which is also that of its file."""


@dataclass(frozen=True)
class Catalog:
    """Everything that the plan takes as given. A table with a bad row raises InputError when it is first read."""

    folder: Traversable
    """Where the tables lie, with their schemas in `schema`."""
    own: Path | None = None
    """Folder of the project's own tables, whose rows stand in the place of those with the same key."""

    @cached_property
    def accelerators(self) -> Mapping[str, Accelerator]:
        """By name."""
        return accelerator.TABLE.read(self.folder, self.own)

    @cached_property
    def models(self) -> Mapping[str, ModelCard]:
        """By Hugging Face id."""
        return model.TABLE.read(self.folder, self.own)

    @cached_property
    def managed_offers(self) -> Mapping[str, ManagedOffer]:
        """By `<provider>/<zone>/<model>/<purchase>`."""
        return managed.TABLE.read(self.folder, self.own)

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """By `<cloud>/<region>`."""
        return region.TABLE.read(self.folder, self.own)

    @cached_property
    def offers(self) -> Mapping[tuple[str, str, str], Offer]:
        """By cloud, region and instance type."""
        if self.own is not None:
            check_own_offers(self.folder, self.own, self.accelerators, self.regions)
        return offer.TABLE.read(self.folder, self.own)

    @cached_property
    def round_trips(self) -> Mapping[tuple[str, str], MeasuredRoundTrip]:
        """By the two regions' keys."""
        return latency.TABLE.read(self.folder, self.own)

    @cached_property
    def egress(self) -> egress.Rules:
        """Tiers of data that leave a region, by cloud and the two places."""
        return egress.rules(egress.TABLE.read(self.folder, self.own).values())

    @cached_property
    def kubernetes(self) -> Mapping[tuple[str, str], KubernetesVersion]:
        """By site (`on-prem` is the Kubernetes project's own) and minor version."""
        return kubernetes.TABLE.read(self.folder, self.own)

    @cached_property
    def newest(self) -> date:
        """The day of the newest row of all tables: what a plan measures the age of rows by, whenever it is made."""
        rows = (row for table in TABLES.values() for row in table.rows(self.folder, self.own).values())
        return max(row.day("as_of") for row in rows)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all tables and their schemas, the project's own tables included."""
        digest = hashlib.sha256()
        own = _contents({"own/": self.own}) if self.own else {}
        for name, content in sorted((_contents({"": self.folder, "schema/": self.folder / "schema"}) | own).items()):
            digest.update(f"{name}\n{len(content)}\n".encode())
            digest.update(content)
        return digest.hexdigest()

    def rows(self, table: str) -> Mapping[Any, Row]:
        """Return the rows of a table as they are written, by key. Raises InputError where one is bad."""
        return TABLES[table].rows(self.folder, self.own)

    def accelerator(self, name: str) -> Accelerator:
        """Return the accelerator that ``name`` means: its short name or an alias, in any case.

        Raises:
            UnknownAccelerator: none is meant; its text names the nearest.
        """
        return find_accelerator(name, self.accelerators)

    def model(self, name: str) -> ModelCard:
        """Return the model that ``name`` means: its Hugging Face id or an alias, in any case.

        Raises:
            UnknownModel: none is meant; its text names the nearest.
        """
        return find_model(name, self.models)

    def egress_usd(self, here: str, there: str | None, gb_per_month: float) -> float:
        """Return what a month's data from one region cost, by regions' keys; None is users, or anywhere else."""
        to = None if there is None else self.regions[there]
        return egress.cost_usd(egress.tiers_between(self.egress, self.regions[here], to), gb_per_month)

    def round_trip(self, location: Location, user_region: str) -> RoundTrip:
        """Return the round trip between a place and the users of a region."""
        measured = self.round_trips.get((location.region or "", user_region))
        if measured is not None:
            return RoundTrip(measured.rtt_ms, measured=True)
        return RoundTrip(estimated_rtt_ms(location, self.regions[user_region]), measured=False)


def _contents(folders: Mapping[str, Traversable]) -> dict[str, bytes]:
    files = {f"{prefix}{file.name}": file for prefix, folder in folders.items() for file in folder.iterdir()}
    return {name: file.read_bytes() for name, file in files.items() if name.endswith(".csv")}
