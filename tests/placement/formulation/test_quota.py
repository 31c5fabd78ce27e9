"""Limits of tenants, of accounts and of endpoints."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.placement.formulation.quota import accounts, endpoints, tenants
from landing_zone.placement.limits import AccountQuota, TenantQuota

Broken = Callable[..., list[str]]
TOKENS, UNITS = 2, 3


def test_a_tenant_s_devices(sketch: Any, broken: Broken) -> None:
    """Devices of all replicas count, in the cluster of the quota alone."""
    here, more, there = sketch.on(0, 0, 2, 2), sketch.on(1, 0, 1, 1), sketch.on(2, 1, 4, 2)
    columns = sketch.columns(quotas=(TenantQuota("team", "east", 4, (here, more)),))
    assert broken(tenants, columns, here, there) == []
    assert broken(tenants, columns, here, more) == ["quota:team:east"]


def test_an_account_s_devices(sketch: Any, broken: Broken) -> None:
    """Those of open nodes count, used or not, over the pools of one region."""
    columns = sketch.columns(account_quotas=(AccountQuota("aws/us/L4", 16, ((0, 8), (1, 8))),))
    east, west = columns.nodes(0), columns.nodes(1)
    assert broken(accounts, columns, values={east: 1, west: 1}) == []
    assert broken(accounts, columns, values={east: 2, west: 1}) == ["account:aws/us/L4"]


def test_an_endpoint_s_tokens(sketch: Any, broken: Broken) -> None:
    """Two workloads share the quota of 100 a minute."""
    sixty, forty, fifty = sketch.by(0, TOKENS, 60), sketch.by(1, TOKENS, 40), sketch.by(2, TOKENS, 50)
    columns = sketch.columns()
    assert broken(endpoints, columns, sixty, forty) == []
    assert broken(endpoints, columns, sixty, fifty) == ["tokens:tokens"]


@pytest.mark.parametrize(
    ("reserved", "steps", "wrong"),
    [
        (0, 0, ["units:units", "reserved:0", "reserved:1"]),
        (1, 0, ["units:units"]),
        (1, 1, []),
        (1, 2, []),
        (1, 3, ["steps:units"]),
        (0, 1, ["units:units", "steps:units", "reserved:0", "reserved:1"]),
    ],
)
def test_an_endpoint_s_units(sketch: Any, broken: Broken, reserved: int, steps: int, wrong: list[str]) -> None:
    """1.5 and 1.2 units together need 2.7: the fewest, 2, and one step of 2 more; six at most."""
    arcs = sketch.by(0, UNITS, 10, 1.5), sketch.by(1, UNITS, 10, 1.2)
    columns = sketch.columns()
    values = {columns.reserved(1): reserved, columns.steps(1): steps}
    assert broken(endpoints, columns, *arcs, values=values) == wrong
