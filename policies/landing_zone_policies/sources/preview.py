"""What a change would make, as `pulumi preview --json` writes it."""

from pathlib import Path
from typing import Any

from landing_zone_policies.resource import Resource
from landing_zone_policies.sources.state import of_states
from landing_zone_policies.sources.text import read_json, refused


def read_preview(file: Path) -> list[Resource]:
    """Return the resources as they would be, in the order of the steps; those that would go are not.

    Raises:
        InputError: it is no preview.
    """
    document = read_json(file)
    steps = document.get("steps") if isinstance(document, dict) else None
    if not isinstance(steps, list) or not all(isinstance(step, dict) for step in steps):
        raise refused(file, 1, "steps", "is missing", "give what `pulumi preview --json` prints")
    states: dict[Any, Any] = {}
    for index, step in enumerate(steps):
        if isinstance(step.get("newState"), dict):
            states[step["newState"].get("urn", index)] = step["newState"]
    return of_states(list(states.values()), file, "steps")
