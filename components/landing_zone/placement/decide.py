"""An answer as the plan's decisions, and the uses of pools and endpoints."""

import math
from typing import Any

from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.explain import alternatives, left_out_reason, managed_reason, placed_reason
from landing_zone.placement.plan import Alternative, Decision, EndpointUse, Failover, PoolUse, Shape, Status
from landing_zone.placement.usage import Usage
from landing_zone.sizing.candidate import Candidate
from landing_zone.sizing.cost import usd_per_million
from landing_zone.sizing.throughput import Basis

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


def endpoint_uses(usage: Usage) -> tuple[EndpointUse, ...]:
    """Return what is used of every endpoint, in the order of the endpoints."""
    return tuple(
        EndpointUse(
            endpoint=site.name,
            tokens_per_minute=round(sum(a.use.tokens_per_minute for a in usage.by_endpoint(e)), 1),
            units=usage.answer.units[e],
            cost_usd_per_hour=round(usage.endpoint_cost_usd_per_hour(e), USD_DIGITS),
        )
        for e, site in enumerate(usage.problem.endpoints)
    )


def _decision(usage: Usage, workload: int, arc: PoolArc | EndpointArc | None) -> Decision:
    name, others = usage.problem.workloads[workload].value.name, alternatives(usage, workload)
    if arc is None:
        reason = left_out_reason(usage, workload, others)
        return Decision(workload=name, status=Status.UNPLACED, reason=reason, alternatives=others)
    served = _pool(usage, arc, others) if isinstance(arc, PoolArc) else _endpoint(usage, arc, others)
    return Decision(
        **served,
        workload=name,
        cost_usd_per_hour=round(usage.share_usd_per_hour(arc), USD_DIGITS),
        egress_usd_per_hour=round(arc.costs.egress, USD_DIGITS),
        usd_per_million_tokens=_usd_per_million_tokens(usage, arc),
        missed=arc.missed,
        failovers=_failovers(usage, workload),
        round_trip_ms=round(arc.round_trip_ms, MS_DIGITS),
        first_token_ms=_ms_up(arc.way.first_token_ms),
        per_token_ms=_ms_up(arc.way.per_token_ms),
        basis=_basis(arc),
        alternatives=others,
    )


def _usd_per_million_tokens(usage: Usage, arc: PoolArc | EndpointArc) -> float | None:
    traffic = usage.problem.workloads[arc.workload].value.traffic
    tokens_per_s = traffic.requests_per_second * (traffic.input_tokens + traffic.output_tokens)
    price = usd_per_million(usage.share_usd_per_hour(arc), tokens_per_s if traffic.output_tokens else 0)
    return None if price is None else round(price, USD_DIGITS)


def _basis(arc: PoolArc | EndpointArc) -> Basis | None:
    """What the times rest on; an endpoint's are as its user measured them."""
    if isinstance(arc, PoolArc):
        return arc.candidate.basis
    return None if arc.way.first_token_ms is None and arc.way.per_token_ms is None else Basis.MEASURED


def _pool(usage: Usage, arc: PoolArc, others: tuple[Alternative, ...]) -> dict[str, Any]:
    site = usage.problem.pools[arc.pool]
    return {
        "status": Status.PLACED,
        "cluster": site.cluster.name,
        "pool": site.pool.name,
        "accelerator": site.pool.accelerator,
        "replicas": arc.candidate.replicas,
        "shape": _shape(arc.candidate),
        "power_w": arc.candidate.power_w and round(arc.candidate.power_w, 1),
        "reason": placed_reason(usage, arc, others),
    }


def _endpoint(usage: Usage, arc: EndpointArc, others: tuple[Alternative, ...]) -> dict[str, Any]:
    name = usage.problem.endpoints[arc.endpoint].name
    return {
        "status": Status.MANAGED,
        "endpoint": name,
        "tokens_per_minute": round(arc.use.tokens_per_minute, 1),
        "units": round(arc.use.units, USD_DIGITS) if arc.use.units else None,
        "reason": managed_reason(usage, arc, others),
    }


def _failovers(usage: Usage, workload: int) -> tuple[Failover, ...]:
    """Return where the workload goes for each loss that takes its pool, in the order of the losses."""
    problem = usage.problem
    standbys = usage.answer.standbys
    concerned = sorted(n for n, w in standbys if w == workload)
    return tuple(_failover(problem.losses[n].name, usage, standbys[n, workload]) for n in concerned)


def _failover(lost: str, usage: Usage, arc: PoolArc | EndpointArc) -> Failover:
    if isinstance(arc, EndpointArc):
        name = usage.problem.endpoints[arc.endpoint].name
        return Failover(lost=lost, cluster=None, pool=None, endpoint=name, replicas=0, shape=None)
    site = usage.problem.pools[arc.pool]
    return Failover(
        lost=lost,
        cluster=site.cluster.name,
        pool=site.pool.name,
        endpoint=None,
        replicas=arc.candidate.replicas,
        shape=_shape(arc.candidate),
    )


def _shape(candidate: Candidate) -> Shape:
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


def _ms_up(value: float | None) -> float | None:
    """Round up: a rounded time never looks better than it is."""
    return None if value is None else math.ceil(value * 10 - 1e-6) / 10
