"""What a sandbox does not prove, one sentence each."""

from collections.abc import Iterable, Iterator, Sequence

from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.parts import registry
from landing_zone.sandbox.parts.envoy_gateway import CHART as GATEWAY

SIMULATED = (
    "nodes, containers and images are simulated by KWOK: nothing is pulled, no model is loaded; and every node that a "
    "pool may have is there from the start, so that no autoscaler is validated"
)


def sentences(clusters: Sequence[SandboxCluster], charts: Iterable[str]) -> tuple[str, ...]:
    """Return a sentence for each thing that the clusters, with these charts, stand in for."""
    wanted = list(charts)
    has_gateway = any(cluster.has_gateway for cluster in clusters)
    served = [chart for chart in wanted if chart != GATEWAY or has_gateway]
    absent = _without_gateway(clusters) if GATEWAY in wanted else ()
    return (SIMULATED, *registry.not_validated(served), *absent, *_without_namespace(clusters))


def _without_gateway(clusters: Sequence[SandboxCluster]) -> Iterator[str]:
    """Yield, for each reason, which clusters have no Envoy Gateway."""
    for reason in sorted({cluster.without_gateway for cluster in clusters} - {""}):
        names = ", ".join(cluster.name for cluster in clusters if cluster.without_gateway == reason)
        yield (
            f"Envoy Gateway does not run for {names}: {reason}. KWOK stands in for it there: Gateways and routes are "
            "accepted whatever they say, and no request to a model can be sent."
        )


def _without_namespace(clusters: Sequence[SandboxCluster]) -> Iterator[str]:
    for reason in sorted({cluster.without_namespace for cluster in clusters} - {""}):
        names = ", ".join(cluster.name for cluster in clusters if cluster.without_namespace == reason)
        yield (
            f"The processes of {names} share this machine's network ({reason}): without Envoy Gateway, addresses of "
            "pods are loopback addresses, which no EndpointSlice takes, so Services have no endpoints."
        )
