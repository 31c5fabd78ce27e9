"""Physical names by those of Azure's rules that are narrower than a limit of length."""

import re

from landing_zone.infra.physical_name import digest

_POOL_LENGTH = 12
_SHORT = 6
"""Digits of a digest where a name has few."""


def vault_name(*parts: str, subscription: str) -> str:
    """Return the name of a key vault, unique in all of Azure: up to 24 letters, digits and single hyphens."""
    whole = "-".join(parts)
    return f"kv-{whole[:12].rstrip('-')}-{digest(f'{subscription}/{whole}')}"


def account_name(*parts: str, subscription: str) -> str:
    """Return the name of a storage account, unique in all of Azure: up to 24 lower-case letters and digits."""
    whole = "-".join(parts)
    return f"{_plain(whole)[:16]}{digest(f'{subscription}/{whole}')}"


def agent_pool_name(pool: str, suffix: str = "") -> str:
    """Return the name of an agent pool: a lower-case letter, then up to 11 lower-case letters and digits.

    A pool's own name stays where it is one; else its beginning and a digest of it, so that no two pools meet.
    """
    if not suffix and re.fullmatch(rf"[a-z][a-z0-9]{{0,{_POOL_LENGTH - 1}}}", pool):
        return pool
    kept = _plain(pool).lstrip("0123456789")[: _POOL_LENGTH - _SHORT] or "p"
    return f"{kept}{digest(f'{pool}/{suffix}')[:_SHORT]}"


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
