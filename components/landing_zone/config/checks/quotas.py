"""Quotas of cloud accounts that leave room for the nodes that are open in any case."""

from collections.abc import Iterator

from landing_zone.config.document import Inputs
from landing_zone.config.environment import Environment
from landing_zone.config.quota import Quota
from landing_zone.errors import Fault


def quotas(inputs: Inputs) -> Iterator[Fault]:
    """Yield quotas below what the pools' `nodes.min` take."""
    environment, source = inputs.environment.value, inputs.environment.source
    for index, quota in enumerate(environment.quotas):
        least = _least(quota, environment)
        if quota.count < least:
            problem = f"is {quota.count}, and the `nodes.min` of its pools take {least}"
            yield source.fault(("quotas", index, "count"), problem, f"write {least} or more, or lower `nodes.min`")


def _least(quota: Quota, environment: Environment) -> int:
    here = [c for c in environment.clusters if c.site is quota.site and c.region == quota.region]
    pools = [pool for cluster in here for pool in cluster.pools if pool.accelerator == quota.accelerator]
    return sum(pool.nodes.min * (pool.per_node or pool.vcpu) for pool in pools)
