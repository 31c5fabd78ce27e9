"""Two sites (Frankfurt, Virginia), three workloads: one on each site, one left out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.load import load_catalog
from landing_zone.config.document import Document, Inputs
from landing_zone.config.environment import Environment
from landing_zone.config.managed import ManagedEndpoint
from landing_zone.config.source_map import SourceMap
from landing_zone.config.workload import Workload
from landing_zone.placement.break_even.break_even import BreakEven
from landing_zone.placement.plan import Plan
from landing_zone.placement.replan import Replan
from landing_zone.placement.what_if import WhatIf
from landing_zone.report.run import Run

NOWHERE = {"cluster": None, "pool": None, "shape": None}
FRANKFURT, VIRGINIA = "azure/germanywestcentral", "aws/us-east-1"
SCRIPT = "<script>alert('title')</script>"


def _pool(name: str, accelerator: str, per_node: int) -> dict[str, object]:
    return {
        "name": name,
        "accelerator": accelerator,
        "per_node": per_node,
        "vcpu": 64,
        "memory_gib": 512,
        "nodes": {"max": 2},
    }


def _workload(name: str, title: str, users: list[tuple[str, float]]) -> Document[Workload]:
    data = {
        "name": name,
        "title": title,
        "industry": "healthcare",
        "tenant": "clinic",
        "task": "chat",
        "model": {"name": "microsoft/phi-4", "uri": "s3://models/phi-4/1.0.0", "licence": "mit"},
        "data_class": "patient",
        "traffic": {"requests_per_second": 10, "users": [{"region": r, "share": s} for r, s in users]},
    }
    return Document(Workload.model_validate(data), SourceMap(Path(f"workloads/{name}.yaml")))


@pytest.fixture(scope="session")
def inputs() -> Inputs:
    """Clinic in Frankfurt, cloud in Virginia; the title of `notes` is an attack on the page."""
    place = {"city": "Frankfurt", "country": "DE", "latitude": 50.11, "longitude": 8.68}
    environment = Environment.model_validate(
        {
            "clusters": [
                {
                    "name": "clinic",
                    "site": "on-prem",
                    "region": "fra",
                    "place": place,
                    "pools": [_pool("h100", "H100", 8)],
                },
                {"name": "cloud", "site": "aws", "region": "us-east-1", "pools": [_pool("cpu", "cpu", 0)]},
            ],
            "data_classes": {"patient": {}},
            "tenants": [{"name": "clinic", "owner": "ai@clinic.example"}],
        }
    )
    workloads = (
        _workload("notes", SCRIPT, [(FRANKFURT, 0.75), (VIRGINIA, 0.25)]),
        _workload("risk", "Risk", [(VIRGINIA, 0.5), (FRANKFURT, 0.5)]),
        _workload("secret", "Bound to a country without a site", [("azure/switzerlandnorth", 1)]),
    )
    return Inputs("tiny", Path("/tiny"), Document(environment, SourceMap(Path("stacks/Pulumi.tiny.yaml"))), workloads)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The catalog that the package ships."""
    return load_catalog()


@pytest.fixture(scope="session")
def plan() -> Plan:
    """An optimal plan: `notes` on the clinic's H100, `risk` on the cloud's CPUs, `secret` left out."""
    shape = {"precision": "fp8", "tensor_parallel": 2, "max_model_len": 8192, "max_concurrency": 12}
    gpu = {**shape, "devices": 2, "resource": "nvidia.com/gpu", "vcpu": 16, "memory_gib": 128}
    cpu = {**shape, "tensor_parallel": 1, "devices": 0, "resource": None, "vcpu": 4, "memory_gib": 8}
    pool = {"cluster": "clinic", "pool": "h100", "accelerator": "H100"}
    other = {"cluster": "cloud", "pool": "cpu", "accelerator": "cpu"}
    lost = {"cluster": "cloud", "pool": "cpu", "reason": "data class `patient` may not leave the site"}
    notes = {"workload": "notes", "status": "placed", **pool, "replicas": 3, "reason": "kept on the site"}
    notes |= {"shape": gpu, "cost_usd_per_hour": 12.0, "round_trip_ms": 88.4, "alternatives": [lost]}
    risk = {"workload": "risk", "status": "placed", **other, "replicas": 1, "reason": "cheapest"}
    risk |= {"shape": cpu, "cost_usd_per_hour": 0.5}
    return Plan.model_validate(
        {
            "environment": "tiny",
            "inputs_digest": "ab" * 32,
            "status": "optimal",
            "objective": {"cost_usd_per_hour": 12.5, "gap": 0.0},
            "cost_usd_per_month": 9125,
            "decisions": [notes, risk, {"workload": "secret", "status": "unplaced", "reason": "no site in CH"}],
            "pools": [
                {**pool, "nodes": 1, "nodes_max": 2, "devices_used": 6, "devices": 8, "cost_usd_per_hour": 12.0},
                {**other, "nodes": 1, "nodes_max": 2, "devices_used": 4, "devices": 64, "cost_usd_per_hour": 0.5},
            ],
        }
    )


@pytest.fixture(scope="session")
def infeasible(plan: Plan) -> Plan:
    """An answer that nothing fits."""
    conflict = "workloads/notes.yaml:12: `notes` needs 640 GiB; stacks/Pulumi.tiny.yaml:9: `h100` has 80 GiB a device"
    objective = {"cost_usd_per_hour": 0, "gap": 0}
    changed = {"status": "infeasible", "conflicts": (conflict,), "decisions": (), "pools": (), "objective": objective}
    return Plan.model_validate({**plan.model_dump(), **changed, "cost_usd_per_month": 0})


@pytest.fixture(scope="session")
def run() -> Run:
    """A run that made things."""
    return Run(
        endpoints={"notes": "http://notes.models.internal/v1"},
        not_validated=("nodes are simulated: no `CUDA` kernel ran",),
        changes={"create": 83, "update": 0, "same": 2},
        seconds=41.2,
    )


def _without_cloud(plan: Plan) -> dict[str, Any]:
    """The plan as JSON, with `risk` at the clinic."""
    content = plan.model_dump(mode="json")
    content["decisions"][1] |= {"cluster": "clinic", "pool": "h100", "accelerator": "H100", "cost_usd_per_hour": 0.0}
    content["pools"][1] |= {"nodes": 0, "nodes_max": 0, "devices": 0, "devices_used": 0, "cost_usd_per_hour": 0.0}
    content["objective"]["cost_usd_per_hour"], content["cost_usd_per_month"] = 12.0, 8760.0
    return content


CHANGE = {
    "workload": "risk",
    "fate": "moves",
    "before": "cloud/cpu",
    "after": "clinic/h100",
    "cost_before_usd_per_hour": 0.5,
    "cost_after_usd_per_hour": 0.0,
    "why": "no longer allowed there",
    "forced": True,
}
STEP = {"workload": "risk", "action": "move", "source": "cloud/cpu", "target": "clinic/h100", "runs_as": "1 × 1 H100"}
MIGRATION = {
    "batches": [{"steps": [STEP], "nodes": {"clinic/h100": 2, "cloud/cpu": 1}}],
    "pools": [{"pool": "clinic/h100", "before": 1, "peak": 2, "after": 1, "most": 2}],
    "downtime": [],
    "parked": [],
}
NODES = [{"venue": "cloud/cpu", "unit": "nodes", "before": 1, "after": 0, "most": 0}]


@pytest.fixture(scope="session")
def make_replan(plan: Plan) -> Callable[..., Replan]:
    """Make a replan in which `risk` moves to the clinic, with changes."""
    worth = {"before_usd_per_hour": 13.5, "saving_usd_per_month": 1095.0, "one_time_usd": 30.0, "payback_hours": 20.0}
    content = {"budget": 5, "needed_moves": None, **worth, "changes": [CHANGE], "nodes": NODES, "migration": MIGRATION}

    def make(**changes: Any) -> Replan:
        return Replan.model_validate({**content, "plan": _without_cloud(plan), **changes})

    return make


@pytest.fixture(scope="session")
def what_if(plan: Plan) -> WhatIf:
    """What comes of the loss of the cloud."""
    told = {"scenario": ["cloud is lost"], "kept": False, "before": plan, "after": _without_cloud(plan)}
    return WhatIf.model_validate({**told, "changes": [CHANGE], "nodes": NODES, "migration": MIGRATION})


@pytest.fixture(scope="session")
def break_even() -> BreakEven:
    """By token up to 5 requests/s, on a node above, up to 8."""
    points = [{"requests_per_second": float(r), "usd_per_hour": 0.4 * r} for r in range(1, 10)]
    node = [{"requests_per_second": 1.0, "usd_per_hour": 4.0}, {"requests_per_second": 8.0, "usd_per_hour": 4.0}]
    phi = {"name": "phi", "payment": "by token", "in_environment": False, "provided": "that it holds c5"}
    owned = {"payment": "owned", "in_environment": True, "provided": ""}
    lines = [
        {**phi, "now_usd_per_hour": 0.4, "points": points},
        {**owned, "name": "clinic/l4", "now_usd_per_hour": 4.0, "points": node},
        {**owned, "name": "clinic/h100", "now_usd_per_hour": None, "points": []},
    ]
    hours = {"owned": "clinic/h100", "owned_usd_per_hour": 4.0}
    held = {"held_usd_per_hour": 4.0, "token": "phi"}
    first = {"requests_per_second": 5, "below": "phi", "above": "clinic/h100", "usd_per_hour": 4.0, "utilisation": 0.25}
    last = {"requests_per_second": 8, "below": "clinic/h100", "above": None, "usd_per_hour": None, "utilisation": None}
    return BreakEven.model_validate(
        {
            "workload": "notes",
            "requests_per_second": 1.0,
            "lines": lines,
            "switches": [first, last],
            "hours": [
                {**hours, "rented": "cloud/l4", "rented_usd_per_hour": 8.0, "share": 0.5},
                {**hours, "rented": "cloud/cpu", "rented_usd_per_hour": 2.0, "share": 2.0},
            ],
            "fills": [
                {**held, "held": "clinic/l4", "requests_per_second": 10.0, "utilisation": 0.5},
                {**held, "held": "clinic/h100", "requests_per_second": 10.0, "utilisation": 1.96},
            ],
            "refused": [{"name": "cloud/l4", "why": "data class `x` forbids it"}],
        }
    )


@pytest.fixture(scope="session")
def managed_inputs(inputs: Inputs) -> Inputs:
    """The same with an endpoint in Frankfurt, where the clinic stands, too."""
    endpoint = {"name": "gpt", "offer": "azure-openai/eu/gpt-4.1-nano/token", "region": FRANKFURT}
    value = inputs.environment.value.model_copy(update={"managed": (ManagedEndpoint.model_validate(endpoint),)})
    return replace(inputs, environment=replace(inputs.environment, value=value))


@pytest.fixture(scope="session")
def managed_plan(plan: Plan) -> Plan:
    """The plan with `secret` sent to the endpoint, at a missed objective, and a failover of `notes`."""
    notes, risk, secret = (d.model_dump() for d in plan.decisions)
    secret |= {"status": "managed", "endpoint": "gpt", "reason": "the only place", "tokens_per_minute": 54675.4}
    secret |= {"cost_usd_per_hour": 0.4, "missed": ["first_token_ms"], "first_token_ms": 900}
    notes |= {"failovers": [{"lost": "cluster clinic", "endpoint": "gpt", "replicas": 0} | NOWHERE]}
    use = {"endpoint": "gpt", "tokens_per_minute": 54675.4, "units": 0, "cost_usd_per_hour": 0.4}
    objective = {**plan.objective.model_dump(), "carbon_usd_per_hour": 0.12}
    changed = {"decisions": [notes, risk, secret], "endpoints": [use], "objective": objective}
    return Plan.model_validate({**plan.model_dump(), **changed})
