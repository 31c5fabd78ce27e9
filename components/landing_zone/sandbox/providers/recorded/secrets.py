"""Values that are used and not kept."""

from collections.abc import Collection
from typing import Any

MARK = "[secret, not kept]"


def hidden(value: Any, keys: Collection[str]) -> Any:
    """Return a value with a mark in the place of what stands under these keys, at any depth."""
    if isinstance(value, list):
        return [hidden(item, keys) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: MARK if key in keys else hidden(item, keys) for key, item in value.items()}


def restored(kept: Any, known: Any) -> Any:
    """Return what was kept with the values that the engine knows in the place of the marks."""
    if kept == MARK:
        return known if known is not None else MARK
    if isinstance(kept, dict):
        others = known if isinstance(known, dict) else {}
        return {key: restored(item, others.get(key)) for key, item in kept.items()}
    if isinstance(kept, list):
        items = known if isinstance(known, list) and len(known) == len(kept) else [None] * len(kept)
        return [restored(item, other) for item, other in zip(kept, items, strict=True)]
    return kept
