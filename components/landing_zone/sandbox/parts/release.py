"""A Helm release as the sandbox is asked for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_FILE = re.compile(r"-v?\d+\.\d+\.\d+[^/]*\.tgz$")


@dataclass(frozen=True)
class ReleaseSpec:
    """One release of one chart in one cluster; fields as Helm's."""

    name: str
    namespace: str
    chart: str
    """The chart's name, its address (`oci://…/kserve-crd`), or its file (`…/kserve-crd-v0.20.0.tgz`)."""
    version: str
    repository: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    create_namespace: bool = False
    """Whether a missing namespace is made; if not, it is an error, as with Helm."""

    @property
    def chart_name(self) -> str:
        """The chart's name without where it comes from."""
        return chart_name(self.chart)


def chart_name(chart: str) -> str:
    """Return the bare name of a chart that is given by name, address or file."""
    last = chart.rstrip("/").rpartition("/")[2]
    return _FILE.sub("", last)
