"""The program of every stack: load, check, take the plan, build the landing zone."""

from pathlib import Path

import pulumi

from landing_zone.catalog.check import check_inputs
from landing_zone.catalog.load import load_catalog
from landing_zone.config.load import load_inputs
from landing_zone.config.paths import Paths
from landing_zone.errors import LandingZoneError
from landing_zone.infra.access import EngineAccess
from landing_zone.infra.landing_zone import LandingZone
from landing_zone.infra.translation.environment import landing_zone_args
from landing_zone.infra.translation.scope import Scope
from landing_zone.placement.lock import current_plan


def main() -> None:
    """Build the stack's environment; what is wrong with it ends the run in one line."""
    stack = pulumi.get_stack()
    paths = Paths(Path(__file__).resolve().parent.parent)
    try:
        inputs, catalog = load_inputs(paths.root, stack), load_catalog(paths.catalog)
        check_inputs(inputs, catalog)
        plan = current_plan(inputs, catalog, paths.plan_file(stack))
        zone = LandingZone(stack, landing_zone_args(Scope(inputs, catalog, EngineAccess(inputs)), plan))
    except LandingZoneError as error:
        raise pulumi.RunError(str(error)) from None
    pulumi.export("endpoints", zone.endpoints)


main()
