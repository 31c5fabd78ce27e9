"""What may be said about an error about a Secret."""

from landing_zone.errors import LandingZoneError
from landing_zone.sandbox.kube.errors import KubeError

_QUOTING = frozenset({400, 403, 409, 422, 500})
"""Statuses whose message may repeat what was sent."""


def public(error: LandingZoneError, kind: str) -> str:
    """Return an error's text. The server quotes what it refuses, so of a Secret only the fields are named."""
    if kind != "Secret" or not isinstance(error, KubeError) or error.status not in _QUOTING:
        return str(error)
    fields = ", ".join(sorted({cause.field for cause in error.causes if cause.field})) or "its content"
    return f"the API server refused the Secret ({error.reason or error.status}): {fields} [{error.cluster}]"
