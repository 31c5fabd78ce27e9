"""Names that objects carry in a cloud: fixed, readable, and within the cloud's limit."""

import hashlib


def physical_name(*parts: str, limit: int = 63) -> str:
    """Return the parts joined by `-`; if longer than ``limit``, cut, with a hash of the whole at its end."""
    name = "-".join(parts)
    return name if len(name) <= limit else f"{name[: limit - 9].rstrip('-')}-{digest(name)}"


def digest(text: str) -> str:
    """Return eight hexadecimal digits that stand for ``text``."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
