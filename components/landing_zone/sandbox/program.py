"""A long-running process of a sandbox cluster."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Program:
    """What to run in a cluster's space, supervised: restarted when it ends by itself."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    directory: Path = Path("/")


@dataclass(frozen=True)
class Process:
    """A process that runs now."""

    name: str
    pid: int
    """As the host sees it."""
    port: int | None = None
    """Port on the host's loopback that reaches it; None if only the cluster's processes use it."""
