"""What the limits around a workload are worth: the whole plan with one more, and with one fewer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from landing_zone.placement.endpoint import EndpointSite
from landing_zone.placement.explanation.model import Shadow
from landing_zone.placement.explanation.question import Questions
from landing_zone.placement.limits import AccountQuota, TenantQuota
from landing_zone.placement.problem import Problem

USD_DIGITS = 4
TOKENS = 1000
"""Tokens a minute that count as one of an endpoint's quota."""


@dataclass(frozen=True)
class _Limit:
    """Something of which there is so much."""

    name: str
    unit: str
    now: float
    step: int
    changed: Callable[[int], Problem]
    """The problem with so many more; negative = fewer."""


def shadows(questions: Questions, workload: int) -> Iterator[Shadow]:
    """Yield what the limits of the workload's place are worth; of one that is left out, those of every place for it.

    Raises:
        OutOfTime: before all were asked about.
    """
    problem, arc = questions.problem, questions.usage.answer.arcs[workload]
    here = [arc] if arc is not None else [problem.arcs[a] for a in problem.arcs_of(workload)]
    for venue in sorted({a.venue for a in here}):
        yield from (_shadow(questions, limit) for limit in _limits(problem, workload, venue))


def _shadow(questions: Questions, limit: _Limit) -> Shadow:
    more = questions.ask(limit.changed(limit.step))
    fewer = questions.ask(limit.changed(-limit.step)) if limit.now >= limit.step else None
    lost = questions.newly_left_out(fewer) if fewer else ()
    return Shadow(
        limit=limit.name,
        unit=limit.unit,
        now=limit.now,
        one_more_saves_usd_per_hour=round(-questions.more(more), USD_DIGITS) + 0.0,
        one_more_places=questions.newly_placed(more),
        one_fewer_costs_usd_per_hour=None if fewer is None or lost else round(questions.more(fewer), USD_DIGITS) + 0.0,
        one_fewer_leaves_out=lost,
        proven=more.answer.proven and (fewer is None or fewer.answer.proven),
    )


def _limits(problem: Problem, workload: int, venue: int) -> Iterator[_Limit]:
    if venue >= len(problem.pools):
        yield from _endpoint(problem, venue - len(problem.pools))
        return
    site = problem.pools[venue]
    yield _Limit(f"nodes of {site.name}", "node", site.pool.nodes.max, 1, partial(_nodes, problem, venue))
    arcs = {a for a in problem.arcs_of(workload) if problem.arcs[a].venue == venue}
    for quota in problem.quotas:
        if arcs.intersection(quota.arcs):
            name = f"accelerators of tenant {quota.tenant} in {quota.cluster}"
            yield _Limit(name, "accelerator", quota.devices, 1, partial(_tenant, problem, quota))
    for account in problem.account_quotas:
        if venue in dict(account.pools):
            name = f"quota {account.name}"
            yield _Limit(name, "accelerator", account.count, 1, partial(_account, problem, account))


def _endpoint(problem: Problem, index: int) -> Iterator[_Limit]:
    site = problem.endpoints[index]
    if site.tokens_per_minute is not None:
        name = f"tokens a minute of {site.name}"
        yield _Limit(
            name, f"{TOKENS:,} tokens a minute", site.tokens_per_minute, TOKENS, partial(_tokens, problem, index)
        )
    if site.endpoint.units is not None:
        name = f"units of {site.name}"
        yield _Limit(name, f"{site.step} units", site.units_max, site.step, partial(_units, problem, index))


def _nodes(problem: Problem, pool: int, more: int) -> Problem:
    site = problem.pools[pool]
    nodes = site.pool.nodes
    count = nodes.max + more
    changed = nodes.model_copy(update={"max": count, "min": min(nodes.min, count)})
    pools = list(problem.pools)
    pools[pool] = replace(site, pool=site.pool.model_copy(update={"nodes": changed}))
    return replace(problem, pools=tuple(pools))


def _tenant(problem: Problem, quota: TenantQuota, more: int) -> Problem:
    changed = replace(quota, devices=quota.devices + more)
    return replace(problem, quotas=tuple(changed if q == quota else q for q in problem.quotas))


def _account(problem: Problem, quota: AccountQuota, more: int) -> Problem:
    changed = replace(quota, count=quota.count + more)
    return replace(problem, account_quotas=tuple(changed if q == quota else q for q in problem.account_quotas))


def _tokens(problem: Problem, index: int, more: int) -> Problem:
    site = problem.endpoints[index]
    quota = (site.tokens_per_minute or 0) + more
    return _with_endpoint(problem, index, {"tokens_per_minute": quota}, site)


def _units(problem: Problem, index: int, more: int) -> Problem:
    site = problem.endpoints[index]
    assert site.endpoint.units is not None
    units = site.endpoint.units.model_copy(update={"max": site.endpoint.units.max + more})
    return _with_endpoint(problem, index, {"units": units}, site)


def _with_endpoint(problem: Problem, index: int, update: dict[str, object], site: EndpointSite) -> Problem:
    endpoints = list(problem.endpoints)
    endpoints[index] = replace(site, endpoint=site.endpoint.model_copy(update=update))
    return replace(problem, endpoints=tuple(endpoints))
