"""Limits that hold while something is lost, too."""

from collections.abc import Callable
from typing import Any

from landing_zone.config.resilience import Survives
from landing_zone.placement.formulation.columns import Columns
from landing_zone.placement.formulation.failover import accounts, counted, endpoints, tenants
from landing_zone.placement.formulation.survival import survival
from landing_zone.placement.limits import AccountQuota, TenantQuota

Broken = Callable[..., list[str]]
CLUSTER = {"a": {"survives": Survives.CLUSTER}}


def come(columns: Columns, loss: str, arc: int) -> int:
    """Column of an arc as a standby."""
    (number,) = (n for n, lost in enumerate(columns.problem.losses) if lost.name == loss)
    return next(column for column, standby in columns.come(number) if standby.index == arc)


def test_an_endpoint_s_tokens(sketch: Any, broken: Broken) -> None:
    """What comes in a loss adds to what is there, even if that need not survive."""
    east, fails_over, there = sketch.on(0, 0, 4, 2), sketch.by(0, 2, 60), sketch.by(1, 2, 50)
    columns = sketch.columns(CLUSTER)
    standby = come(columns, "cluster east", fails_over)
    assert broken(endpoints, columns, east, standby) == []
    assert broken(endpoints, columns, east, standby, there) == ["tokens:cluster east:tokens"]


def test_a_tenant_s_devices(sketch: Any, broken: Broken) -> None:
    """Pods that come are refused where the quota is used; what is lost with the cluster no longer counts."""
    east, west, there = sketch.on(0, 0, 4, 2), sketch.on(0, 1, 4, 2), sketch.on(1, 1, 1, 1)
    quotas = (TenantQuota("team", "east", 8, (east,)), TenantQuota("team", "west", 8, (west, there)))
    columns = sketch.columns(CLUSTER, quotas=quotas)
    standby = come(columns, "cluster east", west)
    assert broken(tenants, columns, east, standby) == []
    assert broken(tenants, columns, east, standby, there) == ["quota:cluster east:team:west"]


def test_an_account_s_devices_with_cold_standby(sketch: Any, broken: Broken) -> None:
    """Nodes opened for the loss count beside those that were open, of the lost cluster too."""
    east, west = sketch.on(0, 0, 8, 2), sketch.on(0, 1, 8, 2)
    quota = AccountQuota("aws/us/L4", 24, ((0, 8), (1, 8)))
    columns = sketch.columns(CLUSTER, environment=sketch.standby("cold"), account_quotas=(quota,))
    (number,) = (n for n, lost in enumerate(columns.problem.losses) if lost.name == "cluster east")
    opened = columns.opened_nodes(number, 1)
    assert opened is not None
    ones = (east, come(columns, "cluster east", west), columns.holds_survivor(0), columns.holds_survivor(1))

    def wrong(nodes: int) -> list[str]:
        values = {columns.nodes(0): 2, opened: nodes}
        found = [name for family in (accounts, survival) for name in broken(family, columns, *ones, values=values)]
        return [name for name in found if name.startswith((f"account:{number}:", f"opened:{number}:"))]

    assert wrong(1) == [f"opened:{number}:west/l4:8"]
    assert wrong(2) == [f"account:{number}:aws/us/L4"]
    assert f"counts:{number}:1" in broken(counted, columns, values={columns.nodes(1): 2, opened: 1})
    assert f"counts:{number}:1" not in broken(counted, columns, values={columns.nodes(1): 2, opened: 2})


def test_hot_standby_opens_nothing(sketch: Any) -> None:
    """What is open already is within the quota already."""
    sketch.on(0, 0, 8, 2), sketch.on(0, 1, 8, 2)
    columns = sketch.columns(CLUSTER, account_quotas=(AccountQuota("aws/us/L4", 24, ((0, 8), (1, 8))),))
    assert columns.opened == ()
