"""Ids that must exist before a resource of Azure is made."""

import re
from collections.abc import Iterator
from typing import Any

from landing_zone.sandbox.providers.recorded.azure.kinds import KINDS
from landing_zone.sandbox.providers.recorded.kind import Resource, pattern
from landing_zone.sandbox.providers.recorded.scope import Scope

_PATTERNS = [pattern(kind.path) for kind in KINDS.values() if not kind.path.startswith("{")]
_GROUP = re.compile(r"/subscriptions/[^/]+/resourceGroups/[^/]+", re.IGNORECASE)
_THERE_ANYWAY = re.compile(r"/resourceGroups/NetworkWatcherRG|/networkWatchers/[^/]+$", re.IGNORECASE)
"""Azure makes a network watcher by itself in each region that has a network."""
_BOTH_SIDES = frozenset({"azure-native:network:VirtualNetworkPeering", "azure-native:privatedns:VirtualNetworkLink"})
"""Types that are also made on the side of a hub, which was there before."""


def needs(resource: Resource, scope: Scope) -> Iterator[str]:
    """Yield the ids that a resource lies in, and those of our own groups that it names."""
    groups = {entry.id.casefold() for entry in scope.ledger.all() if _GROUP.fullmatch(entry.id)}
    lies_in_group = resource.kind.path.startswith("/subscriptions/") and resource.token not in _BOTH_SIDES
    for ancestor in _ancestors(resource.id or ""):
        if lies_in_group or _is_ours(ancestor, groups):
            yield ancestor
    yield from (found for found in _ids(resource.inputs) if found != resource.id and _is_ours(found, groups))


def _ancestors(resource_id: str) -> Iterator[str]:
    """Yield the group and the resources that an id lies in, as far as there are types of them."""
    parts = resource_id.split("/")
    for end in range(len(parts) - 2, 0, -1):
        ancestor = "/".join(parts[:end])
        if parts[end - 1] != "default" and _is_known(ancestor):
            yield ancestor


def _is_ours(resource_id: str, groups: set[str]) -> bool:
    group = _GROUP.match(resource_id)
    return group is not None and group[0].casefold() in groups


def _is_known(resource_id: str) -> bool:
    return not _THERE_ANYWAY.search(resource_id) and any(found.fullmatch(resource_id) for found in _PATTERNS)


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from [value] if _is_known(value) else []
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _ids(item)
