"""The sentences of a replan and of a what-if."""

from landing_zone.placement.compare import Fate
from landing_zone.placement.replan import Replan
from landing_zone.placement.what_if import WhatIf
from landing_zone.report.change_rows import more
from landing_zone.report.wording import count, usd

HOURS_PER_DAY = 24


def replan_headline(result: Replan) -> str:
    """Tell a replan in one sentence."""
    plan = result.plan
    if not result.feasible:
        if result.needed_moves is not None:
            allowed = f"{result.budget} {'is' if result.budget == 1 else 'are'} allowed"
            return f"{plan.environment}: {count(result.needed_moves, 'move')} needed, {allowed}"
        return f"{plan.environment}: infeasible, {count(len(plan.conflicts), 'conflict')}"
    of = "" if result.budget is None else f" of {result.budget} allowed"
    others = len(result.changes) - len(result.moves)
    also = f", {count(others, 'other change')}" if others else ""
    return f"{plan.environment}: {count(len(result.moves), 'move')}{of}{also}"


def worth(result: Replan) -> str:
    """Tell what the moves save, what they cost once, and when they have paid for themselves."""
    saving, moves = result.saving_usd_per_month, count(len(result.moves), "move")
    month = f"Saves {usd(saving)} a month" if saving >= 0 else f"Costs {usd(-saving)} more a month"
    if not result.moves:
        return month
    if not result.one_time_usd:
        return f"{month}; {moves}, to which the environment's `moves` give no cost"
    paid_back = "" if result.payback_hours is None else f", paid back after {_time(result.payback_hours)}"
    return f"{month}; {usd(result.one_time_usd)} once for {moves}{paid_back}"


def scenario_headline(result: WhatIf) -> str:
    """Tell a what-if in one sentence: what is different, and what comes of it."""
    asked = "; ".join(result.scenario) or "nothing is different"
    forced = sum(change.forced and change.fate is Fate.MOVES for change in result.changes)
    moves = count(result.moves, "move") + (f", {forced} of them forced" if forced else "")
    if not result.feasible:
        return f"{result.after.environment}, {asked}: infeasible"
    now = result.before.objective.cost_usd_per_hour
    cost = more(result.change_usd_per_hour, now)
    return f"{result.after.environment}, {asked}: {cost} per hour, {moves}"


def _time(hours: float) -> str:
    return f"{hours:.0f} h" if hours < 2 * HOURS_PER_DAY else f"{hours / HOURS_PER_DAY:.0f} days"
