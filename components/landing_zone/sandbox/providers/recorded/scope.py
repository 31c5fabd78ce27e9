"""What is there besides a resource: the ledger, the environment's catalog, its control planes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.paths import sandbox_folder
from landing_zone.sandbox.clouds import programs
from landing_zone.sandbox.clouds.folders import cloud_folder
from landing_zone.sandbox.providers.recorded.ledger import Ledger


@dataclass(frozen=True)
class Scope:
    """One environment's sandbox, as one cloud sees it."""

    state: Path
    """State folder of the checkout."""
    environment: str
    package: str
    """Pulumi's name of the cloud's provider."""

    @cached_property
    def ledger(self) -> Ledger:
        """Resources of the cloud."""
        return Ledger(cloud_folder(self.state, self.environment, self.package))

    @cached_property
    def catalog(self) -> Catalog:
        """Tables of the project."""
        return self._programs.load_catalog()

    @property
    def described(self) -> Mapping[str, Mapping[str, Any]]:
        """Instance types that the environment's own pools describe."""
        return self._programs.instance_types

    @cached_property
    def _programs(self) -> programs.Programs:
        return programs.read(sandbox_folder(self.state, self.environment))
