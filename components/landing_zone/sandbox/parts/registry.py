"""Which part stands for which chart, and the four things that can be done with a release."""

from collections.abc import Iterable
from typing import Any

from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.parts import lifecycle
from landing_zone.sandbox.parts.cert_manager import CERT_MANAGER
from landing_zone.sandbox.parts.envoy_gateway import EnvoyGateway
from landing_zone.sandbox.parts.gateway_api import GatewayDefinitions
from landing_zone.sandbox.parts.gpu_operator import GPU_OPERATOR
from landing_zone.sandbox.parts.kserve import KServeController, KServeDefinitions, KServeRuntimes
from landing_zone.sandbox.parts.part import Part
from landing_zone.sandbox.parts.recorded import Recorded
from landing_zone.sandbox.parts.release import ReleaseSpec, chart_name

PARTS: tuple[Part, ...] = (
    KServeDefinitions(),
    KServeController(),
    KServeRuntimes(),
    GatewayDefinitions(),
    EnvoyGateway(),
    GPU_OPERATOR,
    CERT_MANAGER,
)
_BY_CHART: dict[str, Part] = {chart: part for part in PARTS for chart in part.not_validated}


async def install(cluster: SandboxCluster, release: ReleaseSpec, kube: Kube) -> dict[str, Any]:
    """Install or update a release, or finish what a killed run began; return its outputs (``status``, ``values``)."""
    return await lifecycle.install(part_of(release.chart_name), cluster, release, kube)


async def status(cluster: SandboxCluster, release: ReleaseSpec, kube: Kube) -> dict[str, Any] | None:
    """Return a release's outputs as they are now; None if it is not installed."""
    return await lifecycle.status(cluster, release, kube)


async def uninstall(cluster: SandboxCluster, release: ReleaseSpec, kube: Kube) -> None:
    """Take a release away and return when all of it is gone."""
    await lifecycle.uninstall(part_of(release.chart_name), cluster, release, kube)


def part_of(chart: str) -> Part:
    """Return the part that stands for a chart; a chart without one is recorded only."""
    unknown = f"Chart {chart} is recorded, not installed: nothing of it is validated."
    return _BY_CHART.get(chart) or Recorded({chart: unknown})


def not_validated(charts: Iterable[str]) -> list[str]:
    """Return one sentence per stand-in among the charts, in the charts' order, on what the sandbox does not prove."""
    names = dict.fromkeys(map(chart_name, charts))
    sentences = [part_of(name).not_validated[name] for name in names]
    return [sentence for sentence in sentences if sentence]
