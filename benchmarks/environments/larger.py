"""The environment `larger`: three clusters, and 44 workloads of every task that there is a runtime for.

Four tenants each have eleven models, whose demand and data class differ by tenant. Nothing is random.

    python benchmarks/environments/larger.py PROJECT

writes `stacks/Pulumi.larger.yaml` and the workloads into a copy of the project.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

NAME = "larger"
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Tenant:
    """A team, where its users are, and how much more than the smallest it asks for."""

    name: str
    region: str
    data_class: str
    demand: float


TENANTS = (
    Tenant("bank", "azure/germanywestcentral", "financial-eu", 4),
    Tenant("clinic", "azure/germanywestcentral", "patient", 2),
    Tenant("retail", "aws/us-east-1", "us-only", 6),
    Tenant("works", "azure/germanywestcentral", "internal", 3),
)


@dataclass(frozen=True)
class Template:
    """A model as each tenant uses it. Requests per second are the smallest tenant's."""

    name: str
    task: str
    model: str
    requests_per_second: float
    input_tokens: int = 0
    output_tokens: int = 0
    first_token_ms: float = 3000
    per_token_ms: float | None = None
    min_replicas: int = 1
    precisions: tuple[str, ...] = ("bf16",)
    internal: bool = False
    """Whether its data are internal, whatever the tenant's other data are."""


TEMPLATES = (
    Template("answers", "chat", "meta-llama/Llama-3.3-70B-Instruct", 0.6, 900, 250, 3000, 60),
    Template("agents", "chat", "Qwen/Qwen3-32B", 0.5, 1200, 300, 3000, 60),
    Template("letters", "chat", "microsoft/phi-4", 0.4, 2000, 400, 3000, 80),
    Template("assistant", "chat", "meta-llama/Llama-3.1-8B-Instruct", 1.5, 700, 200, 2000, 80, internal=True),
    Template("summaries", "chat", "mistralai/Mistral-7B-Instruct-v0.3", 0.5, 2500, 350, 3000, 80),
    Template("pictures", "vision-chat", "Qwen/Qwen2.5-VL-7B-Instruct", 0.4, 1500, 180, 3000, 80),
    Template("vectors", "embedding", "BAAI/bge-m3", 10, 512, 0, 800, internal=True),
    Template("posters", "image-generation", "stabilityai/stable-diffusion-xl-base-1.0", 0.1, first_token_ms=8000),
    Template("transcripts", "speech-to-text", "openai/whisper-large-v3", 1, 1500, 120, 3000),
    Template(
        "inspection", "image-classification", "google/vit-large-patch16-384", 30, first_token_ms=200, min_replicas=2
    ),
    Template("scores", "tabular", "xgboost", 60, first_token_ms=200, min_replicas=2),
)


def workload(tenant: Tenant, template: Template) -> dict[str, Any]:
    """Return a workload as its file has it."""
    objectives = {"first_token_ms": template.first_token_ms, "per_token_ms": template.per_token_ms}
    return {
        "name": f"{tenant.name}-{template.name}",
        "title": f"{template.name.capitalize()} of the tenant {tenant.name}",
        "industry": tenant.name,
        "tenant": tenant.name,
        "task": template.task,
        "model": {"name": template.model, "uri": f"s3://models/{template.name}/1.0.0", "licence": "apache-2.0"},
        "data_class": "internal" if template.internal else tenant.data_class,
        "traffic": {
            "requests_per_second": round(template.requests_per_second * tenant.demand, 3),
            "input_tokens": template.input_tokens,
            "output_tokens": template.output_tokens,
            "users": [{"region": tenant.region, "share": 1}],
        },
        "objectives": {name: value for name, value in objectives.items() if value is not None},
        "replicas": {"min": template.min_replicas, "max": 12},
        "precisions": list(template.precisions),
    }


def workloads() -> Iterator[dict[str, Any]]:
    """Yield every workload."""
    for tenant in TENANTS:
        yield from (workload(tenant, template) for template in TEMPLATES)


def write(project: Path) -> None:
    """Write the stack file and the workloads into a copy of the project."""
    made = {item["name"]: item for item in workloads()}
    for name, item in made.items():
        (project / "workloads" / f"{name}.yaml").write_text(yaml.safe_dump(item, sort_keys=False), encoding="utf-8")
    stack = (HERE / f"Pulumi.{NAME}.yaml").read_text(encoding="utf-8")
    names = "".join(f"      - {name}\n" for name in sorted(made))
    file = project / "stacks" / f"Pulumi.{NAME}.yaml"
    file.write_text(f"{stack.rstrip()}\n\n    workloads:\n{names}", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
