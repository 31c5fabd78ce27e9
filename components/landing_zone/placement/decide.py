"""An answer as the plan's decisions and pool uses."""

import math

from landing_zone.placement.explain import alternatives, left_out_reason, placed_reason
from landing_zone.placement.plan import Decision, PoolUse, Shape, Status
from landing_zone.placement.problem import Arc
from landing_zone.placement.usage import Usage

USD_DIGITS = 4
MS_DIGITS = 1


def decisions(usage: Usage) -> tuple[Decision, ...]:
    """Return one decision per workload, in the order of the workloads."""
    return tuple(_decision(usage, w, arc) for w, arc in enumerate(usage.answer.arcs))


def pool_uses(usage: Usage) -> tuple[PoolUse, ...]:
    """Return what is used of every pool, in the order of the pools."""
    return tuple(
        PoolUse(
            cluster=site.cluster.name,
            pool=site.pool.name,
            accelerator=site.pool.accelerator,
            nodes=usage.answer.nodes[p],
            nodes_max=site.pool.nodes.max,
            devices_used=usage.slots_used(p),
            devices=usage.answer.nodes[p] * site.node_slots,
            cost_usd_per_hour=round(usage.pool_cost_usd_per_hour(p), USD_DIGITS),
        )
        for p, site in enumerate(usage.problem.pools)
    )


def _decision(usage: Usage, workload: int, arc: Arc | None) -> Decision:
    name, others = usage.problem.workloads[workload].value.name, alternatives(usage, workload)
    if arc is None:
        reason = left_out_reason(usage, workload, others)
        return Decision(workload=name, status=Status.UNPLACED, reason=reason, alternatives=others)
    site, candidate = usage.problem.pools[arc.pool], arc.candidate
    per_token_ms = candidate.per_token_ms
    return Decision(
        workload=name,
        status=Status.PLACED,
        cluster=site.cluster.name,
        pool=site.pool.name,
        accelerator=site.pool.accelerator,
        replicas=candidate.replicas,
        reason=placed_reason(usage, arc, others),
        shape=_shape(arc),
        cost_usd_per_hour=round(usage.share_usd_per_hour(arc), USD_DIGITS),
        round_trip_ms=round(arc.round_trip_ms, MS_DIGITS),
        first_token_ms=_ms_up(candidate.first_token_ms),
        per_token_ms=None if per_token_ms is None else _ms_up(per_token_ms),
        alternatives=others,
    )


def _shape(arc: Arc) -> Shape:
    candidate = arc.candidate
    return Shape(
        precision=candidate.precision,
        tensor_parallel=candidate.shape.tensor_parallel,
        pipeline_parallel=candidate.shape.pipeline_parallel,
        expert_parallel=candidate.shape.expert_parallel,
        devices=candidate.devices,
        resource=candidate.resource,
        vcpu=candidate.vcpu,
        memory_gib=candidate.memory_gib,
        max_model_len=candidate.max_model_len,
        max_concurrency=candidate.max_concurrency,
    )


def _ms_up(value: float) -> float:
    """Round up: a rounded time never looks better than it is."""
    return math.ceil(value * 10 - 1e-6) / 10
