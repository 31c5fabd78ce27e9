"""Devices of the catalog, by short name."""

from collections.abc import Callable

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.pool import Pool
from landing_zone.sizing.device import Device, device_of

DeviceOf = Callable[..., Device]


def pool(accelerator: str, **changes: object) -> Pool:
    """A pool of nodes with eight accelerators, changed."""
    per_node = 0 if accelerator == "cpu" else 8
    values = {"name": "p", "accelerator": accelerator, "per_node": per_node, "vcpu": 192, "memory_gib": 1536}
    return Pool.model_validate({**values, "nodes": {"max": 4}, **changes})


@pytest.fixture
def make_pool() -> Callable[..., Pool]:
    """Make a pool of one accelerator, with changes by keyword."""
    return pool


@pytest.fixture
def device() -> DeviceOf:
    """Make the device of such a pool."""
    return lambda accelerator, **changes: device_of(pool(accelerator, **changes), load_catalog())
