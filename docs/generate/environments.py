"""Write docs/environments.md from the shipped environments and their committed plans: `make docs`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.place import locate
from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.load import load_inputs
from landing_zone.config.paths import Paths
from landing_zone.config.pool import Pool
from landing_zone.config.resilience import Survives
from landing_zone.placement.lock import read_plan
from landing_zone.placement.plan import Decision, Plan, PoolUse, Status

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docs" / "environments.md"
INTRODUCTION = """\
# Environments

Four environments come with the project, from a laptop to five places under four laws. Each is a stack file in
`stacks/`, names its workloads out of `workloads/`, and has its committed plan in `stacks/plans/`. This page is made
from them by `make docs`.

    lz plan aws-dev            # what would run where; leaves no difference as long as nothing changed
    lz up aws-dev --sandbox    # the same program against stand-ins of its clouds
    lz policy check aws-dev    # what the controls find in all that it would create

Costs are those that the plan counts, at 730 hours a month: nodes, tokens and traffic. Control planes, network devices,
disks and logs are not in them. Owned nodes count as their stack file says. Account numbers, names of reservations and
public addresses are examples: write your own before the first real run.
"""
SHOWS = {
    "local": "Every kind of decision on two local control planes, without an account: kept on site by rule, held near "
    "its users, free to go by price, sold by the token, left out.",
    "aws-dev": "The smallest real start: one EKS cluster that is made and forgotten, accelerators by the spot market.",
    "hybrid-prod": "A regulated hospital: patients' data on its own machines or in a cluster without a way out, MIG "
    "partitions, encrypted links, and a model that outlives the loss of the hospital's machines.",
    "global-prod": "Five kinds of site under four laws, the edge among them: owned, reserved, booked as a block, by "
    "the hour and interruptible, each where a law or a round trip asks for it.",
}
"""In the order in which somebody would try them."""
_PLACE = re.compile(r" \((?:stacks|workloads)/[^)]*:\d+\)")


@dataclass(frozen=True)
class Environment:
    """An environment with its plan."""

    inputs: Inputs
    plan: Plan

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """Its clusters, as written."""
        return self.inputs.environment.value.clusters


def load(name: str) -> Environment:
    """Return a shipped environment and its committed plan."""
    return Environment(load_inputs(ROOT, name), read_plan(Paths(ROOT).plan_file(name)))


def document(catalog: Catalog) -> str:
    """Return the page."""
    environments = [load(name) for name in SHOWS]
    parts = [INTRODUCTION, _overview(environments)]
    for environment in environments:
        parts += _section(environment, catalog)
    return "\n".join(parts)


def _overview(environments: Iterable[Environment]) -> str:
    heads = ("environment", "what it shows", "clusters", "workloads", "USD a month")
    return _table(heads, (_summary(e) for e in environments))


def _summary(environment: Environment) -> tuple[object, ...]:
    name, sites = environment.inputs.name, ", ".join(sorted({c.site.value for c in environment.clusters}))
    workloads = len(environment.inputs.workloads)
    link = f"[{name}](#{name})"
    return (link, SHOWS[name], f"{len(environment.clusters)}: {sites}", workloads, _month(environment.plan))


def _section(environment: Environment, catalog: Catalog) -> list[str]:
    value = environment.inputs.environment.value
    limits = ", ".join(value.resilience.clusters or ())
    standby = f"Standby for losses is {value.resilience.standby}" + (
        f", clusters that may be lost: {limits}" if limits else ""
    )
    return [
        f"## {environment.inputs.name}\n",
        f"{SHOWS[environment.inputs.name]}\n",
        _table(("cluster", "where", "law", "how it comes to be"), (_cluster(c, catalog) for c in environment.clusters)),
        _table(("pool", "nodes planned", "most", "bought", "in use", "USD/h"), _pools(environment)),
        _table(("workload", "runs on", "why", "survives the loss of a", "USD/h"), _workloads(environment)),
        f"{standby}. Policies: profile {value.policies.profile}.\n",
    ]


def _cluster(cluster: Cluster, catalog: Catalog) -> tuple[object, ...]:
    location = locate(cluster, catalog.regions)
    law = cluster.jurisdiction or _law(location.jurisdictions if location else frozenset())
    return (cluster.name, f"{cluster.site}, {cluster.region}", law, _origin(cluster))


def _law(names: frozenset[str]) -> str:
    return next((name for name in ("EU", "EEA", "UK") if name in names), "".join(sorted(names)[:1]))


def _origin(cluster: Cluster) -> str:
    """Say whether a cluster is made, and how it is joined to others."""
    if cluster.create is None:
        return "there already" if cluster.kubeconfig else "a local control plane"
    network = cluster.create.network
    links = f", linked to {', '.join(link.to for link in network.links)}" if network and network.links else ""
    return f"made: profile {cluster.create.profile}, Kubernetes {cluster.create.kubernetes}{links}"


def _pools(environment: Environment) -> Iterable[tuple[object, ...]]:
    pools = {(c.name, p.name): p for c in environment.clusters for p in c.pools}
    return (_pool(use, pools[use.cluster, use.pool]) for use in environment.plan.pools)


def _pool(use: PoolUse, pool: Pool) -> tuple[object, ...]:
    node = pool.instance_type or (f"{pool.per_node} × {pool.accelerator}" if pool.per_node else f"{pool.vcpu} vCPU")
    cut = f" as {pool.partition}" if pool.partition else ""
    used = f"{use.devices_used} of {use.devices}" if use.devices else ""
    name = f"{use.cluster}/{use.pool}: {node}{cut}"
    return (name, use.nodes, use.nodes_max, pool.purchase.value, used, f"{use.cost_usd_per_hour:.2f}")


def _workloads(environment: Environment) -> Iterable[tuple[object, ...]]:
    survives = {document.value.name: document.value.survives for document in environment.inputs.workloads}
    for d in environment.plan.decisions:
        why, cost = _PLACE.sub("", d.reason).split("; ")[0], f"{d.cost_usd_per_hour:.2f}"
        yield d.workload, _where(d), why, _survives(d, survives[d.workload]), cost


def _where(decision: Decision) -> str:
    if decision.status is Status.UNPLACED:
        return "nowhere"
    if decision.status is Status.MANAGED:
        return f"endpoint {decision.endpoint}"
    return f"{decision.cluster}/{decision.pool}, {decision.replicas} × {_devices(decision)}"


def _devices(decision: Decision) -> str:
    shape = decision.shape
    if shape is None or not shape.devices:
        return f"{shape.vcpu if shape else 0:g} vCPU"
    part = (shape.resource or "").partition("/mig-")[2]
    return f"{shape.devices} {decision.accelerator}{f' {part}' if part else ''}"


def _survives(decision: Decision, loss: Survives) -> str:
    """Return the loss that it survives, and where it then runs if not in the same pool."""
    if loss is Survives.NOTHING:
        return ""
    elsewhere = dict.fromkeys(failover.venue for failover in decision.failovers)
    return f"{loss}, then in {', '.join(elsewhere)}" if elsewhere else loss.value


def _month(plan: Plan) -> str:
    return f"{plan.cost_usd_per_month:,.0f}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    columns = list(heads)
    lines = [columns, ["---"] * len(columns), *([str(cell).replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(document(load_catalog()), encoding="utf-8")
