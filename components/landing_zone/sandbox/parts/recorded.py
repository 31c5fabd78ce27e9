"""A chart that is recorded and nothing else: its release is real to the engine, its pods and what they do are not."""

from collections.abc import Mapping

from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.parts.part import Assembly
from landing_zone.sandbox.parts.release import ReleaseSpec


class Recorded:
    """Stands for charts of which nothing is installed."""

    def __init__(self, not_validated: Mapping[str, str | None]) -> None:
        self.not_validated = not_validated

    def assemble(self, cluster: SandboxCluster, release: ReleaseSpec) -> Assembly:
        """Return nothing to apply: the record of the release is all there is."""
        return Assembly()
