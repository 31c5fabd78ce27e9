"""Memory of a server's trouble, so that many requests, one after the other, don't each wait it out anew."""

from dataclasses import dataclass

from landing_zone.sandbox.kube.errors import KubeError

SILENT = "Silent"
"""Reason of the error about a server that takes requests and does not answer: to ask it costs time."""
BELIEVED_S = 5.0
"""A server that was silent for a whole budget is not asked again for so long."""


@dataclass
class Outage:
    """Trouble of one server; times are the event loop's, in seconds."""

    since: float | None = None
    """When the first of an unbroken row of failed attempts was begun."""
    last: float = 0.0
    error: KubeError | None = None

    def failed(self, begun: float, now: float, error: KubeError) -> None:
        """Remember an attempt that failed. A webhook that fails is no trouble of the server's own."""
        if "failed calling webhook" not in error.message:
            self.since = begun if self.since is None else self.since
            self.last, self.error = now, error

    def passed(self) -> None:
        """Forget: the server works."""
        self.since = self.error = None

    def hopeless(self, now: float, budget_s: float) -> KubeError | None:
        """Return the error to give at once where the server has just been silent for a whole budget."""
        if self.error is None or self.error.reason != SILENT or self.since is None:
            return None
        is_believed = now - self.since > budget_s and now - self.last < BELIEVED_S
        return self.error if is_believed else None
