"""The independent check of a plan: everything recomputed from the inputs, nothing shared with the formulation.

A plan that was edited by hand, or that a bug made, is found here before anything is built from it.
"""

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.errors import LandingZoneError
from landing_zone.placement.checks.company import company_violations
from landing_zone.placement.checks.cost import cost_violations
from landing_zone.placement.checks.endpoints import endpoint_violations
from landing_zone.placement.checks.nodes import node_violations
from landing_zone.placement.checks.objectives import objective_violations
from landing_zone.placement.checks.quotas import quota_violations
from landing_zone.placement.checks.rules import rule_violations
from landing_zone.placement.checks.scene import Scene
from landing_zone.placement.checks.shape import shape_violations
from landing_zone.placement.checks.structure import structure_violations
from landing_zone.placement.checks.survival import survival_violations
from landing_zone.placement.plan import Plan
from landing_zone.sizing.device import device_of


class PlanInvalid(LandingZoneError):
    """The plan breaks a rule, or its numbers don't add up; the text names the first violation."""


def verify(plan: Plan, inputs: Inputs, catalog: Catalog) -> None:
    """Raise PlanInvalid if the plan breaks anything."""
    if found := violations(plan, inputs, catalog):
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise PlanInvalid(f"the plan of `{plan.environment}` is invalid: {found[0]}{more}")


def violations(plan: Plan, inputs: Inputs, catalog: Catalog) -> tuple[str, ...]:
    """Return every violation, as sentences."""
    if broken := tuple(structure_violations(plan, inputs)):
        return broken
    scene = Scene(plan, inputs, catalog, _devices_per_node(inputs, catalog))
    found = list(rule_violations(plan, inputs, catalog))
    for item in (*scene.items, *scene.to_pools.values()):
        wrong = shape_violations(item, inputs, catalog)
        found += [f"{item.workload.name}{item.role}: {text}" for text in wrong]
    found += company_violations(plan, inputs)
    found += objective_violations(scene)
    found += endpoint_violations(scene)
    found += node_violations(scene)
    found += quota_violations(scene)
    found += survival_violations(scene)
    found += cost_violations(plan, inputs, catalog)
    return tuple(found)


def _devices_per_node(inputs: Inputs, catalog: Catalog) -> dict[str, int]:
    pools = [(c, p) for c in inputs.environment.value.clusters for p in c.pools]
    return {f"{c.name}/{p.name}": device_of(p, catalog).per_node for c, p in pools}
