"""The digest that ties a plan to its inputs."""

import hashlib
import json

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs

HOW_IT_RUNS = {"target", "plan", "policies"}
"""Fields of the environment that say how a plan is used and judged and not what it is made from: a rehearsal in the
sandbox keeps the plan of the real environment."""


def inputs_digest(inputs: Inputs, catalog: Catalog) -> str:
    """Return the SHA-256 over all that the plan follows from, as canonical JSON."""
    content = {
        "name": inputs.name,
        "environment": inputs.environment.value.model_dump(mode="json", exclude=HOW_IT_RUNS),
        "workloads": [document.value.model_dump(mode="json") for document in inputs.workloads],
        "catalog": catalog.digest,
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
