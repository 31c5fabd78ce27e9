"""`lz what-if`: the plan in a world with other prices, losses, quotas, demand or rules."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from landing_zone.catalog.check import check_inputs
from landing_zone.catalog.load import load_catalog
from landing_zone.cli.context import Start
from landing_zone.cli.files import write_text
from landing_zone.cli.in_force import plan_as_it_is
from landing_zone.cli.options import environment_argument, json_option, seed_option, time_limit_option
from landing_zone.cli.output import emit_json
from landing_zone.cli.progress import working
from landing_zone.cli.report_file import report_module
from landing_zone.cli.tables import show
from landing_zone.config.load import load_inputs
from landing_zone.placement.break_even.break_even import BreakEven, break_even
from landing_zone.placement.plan import Plan
from landing_zone.placement.scenario.fault import unknown
from landing_zone.placement.scenario.scenario import Scenario, Wish, parse_scenario
from landing_zone.placement.scenario.world import World
from landing_zone.placement.what_if import WhatIf, what_if
from landing_zone.report.change_summary import break_even_summary, what_if_summary

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Answers:
    """What was asked for."""

    plans: WhatIf | None
    break_even: BreakEven | None

    @property
    def exit_code(self) -> int:
        """1 where something that must run can't."""
        return int(self.plans is not None and not self.plans.feasible)


def _many(name: str, metavar: str, text: str) -> Callable[[F], F]:
    return click.option(name, metavar=metavar, multiple=True, help=f"{text} May be given more than once.")


@click.command("what-if")
@environment_argument()
@_many("--price", "NAME=FACTOR", "Prices of a pool, cluster, region, cloud, endpoint, provider, purchase, accelerator.")
@_many("--lose", "NAME", "Without a cluster, a pool (`cluster/pool`), a region, zone, cloud or endpoint.")
@_many("--quota", "NAME=N", "Quota of a tenant, an endpoint, or `site/region/accelerator`.")
@_many("--demand", "[WORKLOAD=]FACTOR", "Requests per second of one workload, or of all.")
@_many("--rule", "CLASS.FIELD=VALUE", "A rule of a data class, as in `patient.jurisdictions=EU,CH`; `any` lifts it.")
@click.option("--carbon", type=click.FloatRange(0, 10_000), metavar="USD_PER_T", help="Price of a tonne of CO2.")
@click.option("--margin", type=click.FloatRange(1, 10), help="Factor on all demand for what estimates may be wrong by.")
@click.option("--replan", "keep", is_flag=True, help="Start from the plan as it is: moves cost, and have a budget.")
@click.option("--break-even", "workload", metavar="WORKLOAD", help="Owned, rented and managed over its demand.")
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), help="Write an HTML report to this file.")
@seed_option
@time_limit_option
@json_option
@click.pass_obj
def command(start: Start, /, *, environment: str, keep: bool, workload: str | None, as_json: bool, **given: Any) -> int:
    """Say what would come of other prices, losses, quotas, demand or rules; nothing is written.

    All changes hold together. The plan of that world is compared with the plan as it is: the plan file's, or one made
    now where the file is of other inputs. Prices are those of nodes and managed models; what data cost that travel
    stays. A world in which something that must run can't exits with 1 and tells the rules in conflict.

    --break-even alone makes no plan: it tells at which demand, and above which share of the hours, owned nodes, rented
    nodes and managed models (of the environment, and of the same weights in the catalog) become the cheapest.
    """
    paths = start.paths()
    inputs, catalog = load_inputs(paths.root, environment), load_catalog(paths.catalog)
    check_inputs(inputs, catalog)
    world = World(inputs, catalog)
    scenario = parse_scenario(_wish(given), world)
    if workload is not None and workload not in (names := [d.value.name for d in inputs.workloads]):
        raise unknown("--break-even", "workload", workload, names)
    if not scenario.changes and workload is None:
        raise click.UsageError(
            "nothing is different: give --price, --lose, --quota, --demand, --rule, … or --break-even"
        )
    limits = {"seed": given["seed"], "time_limit_s": given["time_limit"]}
    answers = _answers(world, scenario, workload, paths.plan_file(environment), keep=keep, **limits)
    if given["report"]:
        other = scenario.applied(world)
        page = report_module("landing_zone.report.change_page")
        text = page.what_if_page(answers.plans, answers.break_even, other.inputs, other.catalog)
        write_text(given["report"], text, "--report")
    _tell(answers, as_json=as_json)
    return answers.exit_code


def _wish(given: dict[str, Any]) -> Wish:
    return Wish(
        prices=given["price"],
        losses=given["lose"],
        quotas=given["quota"],
        demands=given["demand"],
        rules=given["rule"],
        carbon_usd_per_t=given["carbon"],
        demand_margin=given["margin"],
    )


def _answers(
    world: World, scenario: Scenario, workload: str | None, file: Path, *, keep: bool, seed: int, time_limit_s: float
) -> Answers:
    other, plans = scenario.applied(world), None
    if scenario.changes:
        with working(f"placing {len(world.inputs.workloads)} workloads in another world"):
            before = plan_as_it_is(world.inputs, world.catalog, file, seed=seed, time_limit_s=time_limit_s)
            plans = what_if(world, scenario, before, keep=keep, seed=seed, time_limit_s=time_limit_s)
    return Answers(plans, break_even(other.inputs, workload, other.catalog) if workload else None)


def _tell(answers: Answers, *, as_json: bool) -> None:
    if as_json:
        emit_json(document(answers))
        return
    if answers.plans is not None:
        show(what_if_summary(answers.plans))
    if answers.break_even is not None:
        show(break_even_summary(answers.break_even))


def document(answers: Answers) -> dict[str, Any]:
    """Return what `--json` prints."""
    found = {} if answers.break_even is None else {"break_even": answers.break_even.model_dump(mode="json")}
    result = answers.plans
    if result is None:
        return found
    return {
        "environment": result.after.environment,
        "scenario": list(result.scenario),
        "kept": result.kept,
        "before": _figures(result.before),
        "after": _figures(result.after),
        "change_usd_per_hour": result.change_usd_per_hour,
        "change_usd_per_month": result.change_usd_per_month,
        "moves": result.moves,
        "changes": [change.model_dump(mode="json") for change in result.changes],
        "left_out": [{"workload": d.workload, "reason": d.reason} for d in result.left_out],
        "conflicts": list(result.after.conflicts),
        "nodes": [count.model_dump(mode="json") for count in result.nodes],
        "migration": None if result.migration is None else result.migration.model_dump(mode="json"),
        "plan": result.after.model_dump(mode="json"),
        **found,
    }


def _figures(plan: Plan) -> dict[str, Any]:
    return {
        "status": plan.status.value,
        **plan.objective.model_dump(mode="json"),
        "cost_usd_per_month": plan.cost_usd_per_month,
    }
