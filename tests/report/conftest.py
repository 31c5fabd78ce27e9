"""Two sites (Frankfurt, Virginia), three workloads: one on each site, one left out."""

from pathlib import Path

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.load import load_catalog
from landing_zone.config.document import Document, Inputs
from landing_zone.config.environment import Environment
from landing_zone.config.source_map import SourceMap
from landing_zone.config.workload import Workload
from landing_zone.placement.plan import Plan
from landing_zone.report.run import Run

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
