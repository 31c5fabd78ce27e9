"""The plan in force, as replan and what-if start from it."""

from pathlib import Path

from landing_zone.catalog.catalog import Catalog
from landing_zone.cli.output import warn
from landing_zone.config.document import Inputs
from landing_zone.errors import InputError
from landing_zone.placement.lock import inputs_digest, read_plan
from landing_zone.placement.plan import Plan
from landing_zone.placement.solve import make_plan


def plan_as_it_is(inputs: Inputs, catalog: Catalog, file: Path, *, seed: int, time_limit_s: float) -> Plan:
    """Return the file's plan if it is one of these inputs, else one made now; say so on stderr."""
    try:
        plan = read_plan(file)
    except InputError:
        warn("there is no plan that can be read: compared with one made now")
    else:
        if plan.inputs_digest == inputs_digest(inputs, catalog):
            return plan
        warn("the plan in force is of other inputs: compared with one made now")
    return make_plan(inputs, catalog, seed=seed, time_limit_s=time_limit_s)
