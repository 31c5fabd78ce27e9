"""What a killed run leaves in a file backend, and its repair.

- a lock whose owner is dead: removed;
- an empty metadata file, with which every command fails: removed;
- operations that were pending: before an update they are dropped: names are fixed and creates idempotent, so the
  update makes the same objects again; before a destroy the creates among them are adopted, so that what they may have
  made is deleted with the rest.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from landing_zone.engine import lock
from landing_zone.engine.stack import Stack


def recover(stack: Stack, *, adopt: bool) -> list[str]:
    """Repair the state of ``stack``; return one line for each thing repaired.

    Args:
        adopt: take creates that were in flight into the state (for a destroy) instead of dropping them.

    Raises:
        Locked: a live run holds the stack.
    """
    if stack.backend is None or stack.lock_folder is None or stack.state_file is None:
        return []
    said = lock.release_stale(stack.lock_folder)
    said += _remove_empty_metadata(stack.backend / "stacks")
    if stack.state_file.is_file():
        said += _settle_pending(stack, stack.state_file, adopt)
    return said


def _remove_empty_metadata(folder: Path) -> list[str]:
    empty = [file for file in folder.rglob("*.attrs") if file.stat().st_size == 0]
    for file in empty:
        file.unlink()
    return [f"removed empty metadata of the state ({file.name})" for file in empty]


def _settle_pending(stack: Stack, state_file: Path, adopt: bool) -> list[str]:
    deployment = json.loads(state_file.read_text()).get("checkpoint", {}).get("latest") or {}
    if not deployment.get("pending_operations"):
        return []
    exported = json.loads(stack.call("stack", "export", "--stack", stack.name))
    pending = exported["deployment"].pop("pending_operations")
    adopted = _adopt(exported["deployment"]["resources"], pending) if adopt else 0
    file = state_file.with_suffix(".repaired")
    file.write_text(json.dumps(exported))
    try:
        stack.call("stack", "import", "--stack", stack.name, "--file", str(file))
    finally:
        file.unlink(missing_ok=True)
    kept = f", {adopted} of them adopted" if adopted else ""
    return [f"settled {len(pending)} operations that were in flight when a run died{kept}"]


def _adopt(resources: list[dict[str, Any]], pending: list[dict[str, Any]]) -> int:
    """Append each pending create that is not in the state, under the id that its provider would give it."""
    known = {resource["urn"] for resource in resources}
    creates = [p["resource"] for p in pending if p["type"] == "creating" and p["resource"].get("custom")]
    new = [r for r in creates if r["urn"] not in known and object_id(r.get("inputs") or {})]
    for resource in new:
        inputs = resource["inputs"]
        resources.append({**resource, "id": object_id(inputs), "outputs": inputs})
    return len(new)


def object_id(inputs: Mapping[str, Any]) -> str:
    """Return the id of a Kubernetes object or Helm release: `namespace/name`, or `name`; "" for anything else."""
    metadata = inputs.get("metadata")
    source = metadata if isinstance(metadata, Mapping) else inputs
    name, namespace = source.get("name"), source.get("namespace")
    return (f"{namespace}/{name}" if namespace else str(name)) if name else ""
