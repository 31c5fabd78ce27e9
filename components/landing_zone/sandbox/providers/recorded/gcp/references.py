"""Ids that must exist before a resource of GCP is made."""

import re
from collections.abc import Iterator
from typing import Any

from landing_zone.sandbox.providers.recorded.gcp.kinds import KINDS
from landing_zone.sandbox.providers.recorded.kind import Resource, fill, pattern
from landing_zone.sandbox.providers.recorded.scope import Scope

_PATTERNS = [pattern(kind.path) for kind in KINDS.values() if kind.path.startswith("projects/")]
_HOST = re.compile(r"^(https:)?//[a-z]+\.googleapis\.com/([a-z]+/)?v\d/")
_ACCOUNT = re.compile(r"serviceAccount:([^@]+@([^.]+)\.iam\.gserviceaccount\.com)")


def needs(resource: Resource, scope: Scope) -> Iterator[str]:
    """Yield the ids that a resource lies in or names, as far as they are named as ours: `<environment>-…`."""
    ours = f"{resource.environment}-"
    values = {**resource.settings, **resource.inputs}
    parents = (fill(template, values) for template in resource.kind.parents)
    named = (*filter(None, parents), *_ids(resource.inputs))
    yield from (found for found in named if _name(found).startswith(ours) and found != resource.id)


def _name(resource_id: str) -> str:
    return resource_id.rpartition("/")[2]


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if account := _ACCOUNT.fullmatch(value):
            yield f"projects/{account[2]}/serviceAccounts/{account[1]}"
        bare = _HOST.sub("", value)
        yield from [bare] if any(found.fullmatch(bare) for found in _PATTERNS) else []
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _ids(item)
