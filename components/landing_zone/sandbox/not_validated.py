"""What a sandbox does not prove, one sentence each."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from landing_zone.config.rule import Site
from landing_zone.sandbox import preloaded
from landing_zone.sandbox.clouds import moto
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.parts import registry
from landing_zone.sandbox.parts.envoy_gateway import CHART as GATEWAY

UNGUARDED = (
    "protection against deletion is not enforced: `lz destroy` takes it off in the sandbox, where nothing is worth "
    "keeping"
)
SIMULATED = (
    "nodes, containers and images are simulated by KWOK: nothing is pulled, no model is loaded; and every node that a "
    "pool may have is there from the start (in a cluster made here, those of the plan), so that no autoscaler is "
    "validated"
)
PRELOADED = (
    "definitions of KServe's and the gateway's kinds are there before their charts are installed, so that a program "
    "which needs them too early is not found out"
)
CLOUDS = {
    Site.AWS: (
        "AWS is a local moto server: calls and their parameters are checked, but no quota, capacity or permission is, "
        "no packet passes through its networks, and what moto lacks is only checked by botocore's models and kept in "
        f"files: {'; '.join(moto.LACKS)}"
    ),
    Site.AZURE: (
        "Azure is kept in files: names, types, references and addresses are checked by published rules, but no quota, "
        "capacity, permission or policy of Azure's is, and outputs are made up as Azure would name them"
    ),
    Site.GCP: (
        "Google Cloud is kept in files: names, types, references and addresses are checked by published rules, but no "
        "quota, capacity, permission or enabled API is, and outputs are made up as Google would name them"
    ),
}
"""Of clouds in which a cluster is made here."""


def sentences(
    clusters: Sequence[SandboxCluster], charts: Iterable[str], clouds: Collection[Site] = ()
) -> tuple[str, ...]:
    """Return a sentence for each thing that the clusters, with these charts and in these clouds, stand in for."""
    wanted = list(charts)
    has_gateway = any(cluster.has_gateway for cluster in clusters)
    served = [chart for chart in wanted if chart != GATEWAY or has_gateway]
    absent = _without_gateway(clusters) if GATEWAY in wanted else ()
    made = [sentence for site, sentence in CLOUDS.items() if site in clouds]
    early = [PRELOADED] if preloaded.CHARTS & set(wanted) else []
    return (
        SIMULATED,
        *early,
        *made,
        *([UNGUARDED] if made else ()),
        *registry.not_validated(served),
        *absent,
        *_without_namespace(clusters),
    )


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
