"""A world with owned, rented and managed places."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.scenario.world import World

PHI = {"name": "phi", "offer": "azure-foundry/global/Phi-4/token", "region": "azure/germanywestcentral"}
LLAMA = {"name": "llama", "offer": "bedrock/us-east-1/meta.llama3-3-70b-instruct-v1:0/token", "region": "aws/us-east-1"}


@pytest.fixture
def world(project: Callable[..., Inputs], catalog: Catalog) -> World:
    """Berlin and Ohio, two endpoints, two workloads of which one may use an endpoint."""
    inputs: Any = project({"chat": {"managed": ["phi", "llama"]}, "notes": {"data_class": "eu"}}, managed=[PHI, LLAMA])
    return World(inputs, catalog)
