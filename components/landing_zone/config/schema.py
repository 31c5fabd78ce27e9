"""JSON Schemas of both files, for editors and other readers (draft 2020-12)."""

from typing import Any

from landing_zone.config.environment import Environment
from landing_zone.config.paths import PROJECT
from landing_zone.config.workload import Workload

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def workload_schema() -> dict[str, Any]:
    """Return the schema of `workloads/<workload>.yaml`."""
    return {"$schema": DRAFT, **Workload.model_json_schema()}


def environment_schema() -> dict[str, Any]:
    """Return the schema of `stacks/Pulumi.<environment>.yaml`: what the engine keeps there, and the environment."""
    environment = Environment.model_json_schema()
    definitions = environment.pop("$defs")
    key = f"{PROJECT}:environment"
    config = {"type": "object", "required": [key], "properties": {key: {"$ref": "#/$defs/Environment"}}}
    return {
        "$schema": DRAFT,
        "title": "Stack file of an environment",
        "type": "object",
        "required": ["config"],
        "properties": {
            "config": config,
            "encryptionsalt": {"type": "string"},
            "encryptedkey": {"type": "string"},
            "secretsprovider": {"type": "string"},
        },
        "$defs": {**definitions, "Environment": environment},
    }
