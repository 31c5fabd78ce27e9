"""A value together with where it was written, and all inputs of a plan."""

from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Generic, TypeVar

from landing_zone.config.environment import Environment
from landing_zone.config.source_map import SourceMap
from landing_zone.config.workload import Workload

T = TypeVar("T")


@dataclass(frozen=True)
class Document(Generic[T]):
    """A validated value and where it was written."""

    value: T
    source: SourceMap


@dataclass(frozen=True)
class Inputs:
    """All that a plan is made from, but for the catalog."""

    name: str
    """Name of the environment (= of the stack)."""
    root: FilePath
    environment: Document[Environment]
    workloads: tuple[Document[Workload], ...]
    """Sorted by name."""
