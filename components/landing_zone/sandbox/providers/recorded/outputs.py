"""Outputs of a resource: what it was told, and what its cloud adds."""

import hashlib
import uuid
from typing import Any

from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN

_NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
"""Namespace of names that are URLs (RFC 4122, appendix C)."""


def stable_uuid(*words: str) -> str:
    """Return the UUID that stands for these words, the same in every run."""
    return str(uuid.uuid5(_NAMESPACE, "/".join(words).casefold()))


def stable_number(*words: str, digits: int = 21) -> str:
    """Return the number that stands for these words, as clouds number their objects."""
    number = int.from_bytes(hashlib.sha256("/".join(words).encode()).digest())
    return str(10 ** (digits - 1) + number % (9 * 10 ** (digits - 1)))


def stable_address(*words: str) -> str:
    """Return the address that stands for these words: in a network for documentation, which nobody has (RFC 5737)."""
    first, second = hashlib.sha256("/".join(words).encode()).digest()[:2]
    return f"{('192.0.2', '198.51.100', '203.0.113')[first % 3]}.{1 + second % 254}"


def merged(under: Any, over: Any) -> Any:
    """Return two values laid over each other, objects key by key."""
    if not isinstance(under, dict) or not isinstance(over, dict):
        return over
    return {**under, **{key: merged(under[key], value) if key in under else value for key, value in over.items()}}


def late(value: Any) -> Any:
    """Return the shape of a value without what it says: that is only known when the resource is there."""
    return {key: late(item) for key, item in value.items()} if isinstance(value, dict) else UNKNOWN
