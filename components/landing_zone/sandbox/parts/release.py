"""A Helm release as the sandbox is asked for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class ReleaseSpec:
    """One release of one chart in one cluster; fields as Helm's."""

    name: str
    namespace: str
    chart: str
    """The chart's name; a repository's address or folder before it (`oci://…/kserve-crd`) is allowed."""
    version: str
    repository: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    create_namespace: bool = False
    """Whether a missing namespace is made; if not, it is an error, as with Helm."""

    @property
    def chart_name(self) -> str:
        """The chart's name without where it comes from."""
        return self.chart.rstrip("/").rpartition("/")[2]
