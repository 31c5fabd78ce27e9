"""What an API server can answer besides the object that was asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from landing_zone.errors import SandboxError


@dataclass(frozen=True)
class Cause:
    """One field that the API server found wrong."""

    field: str
    reason: str
    message: str


class KubeError(SandboxError):
    """An API server refused a request; the text names the cluster.

    ``status`` is the HTTP status (0 where no answer came), ``reason`` Kubernetes' machine-readable reason,
    ``message`` the server's own words, ``cluster`` the context's name with the server's address.
    """

    def __init__(self, status: int, reason: str, message: str, cluster: str, causes: tuple[Cause, ...] = ()) -> None:
        self.status = status
        self.reason = reason
        self.message = message
        self.cluster = cluster
        self.causes = causes
        super().__init__(f"{message} [{cluster}]")


class Unreachable(KubeError):
    """No answer, or none but server errors, until the time for retries was over."""


class NoSuchKind(KubeError):
    """The API server serves no such kind; its definition may be installed later."""


def from_response(status: int, body: Mapping[str, Any] | str, cluster: str) -> KubeError:
    """Turn an answer that is not a success into an error; ``body`` is a ``Status`` object or plain text."""
    if isinstance(body, str):
        return KubeError(status, "", f"HTTP {status}: {body.strip() or 'no text'}", cluster)
    details = body.get("details") or {}
    causes = tuple(
        Cause(c.get("field", ""), c.get("reason", ""), c.get("message", "")) for c in details.get("causes") or ()
    )
    return KubeError(status, body.get("reason", ""), body.get("message") or f"HTTP {status}", cluster, causes)
