"""What every translation needs."""

from dataclasses import dataclass

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.environment import Environment
from landing_zone.infra.access import Access


@dataclass(frozen=True)
class Scope:
    """An environment, the catalog, and how secrets are reached."""

    inputs: Inputs
    catalog: Catalog
    access: Access

    @property
    def environment(self) -> Environment:
        """The environment itself."""
        return self.inputs.environment.value
