"""GCP, as the sandbox stands in for it."""

from landing_zone.sandbox.providers.recorded.cloud import Cloud
from landing_zone.sandbox.providers.recorded.gcp import answers, checks
from landing_zone.sandbox.providers.recorded.gcp.clusters import control_plane, pool
from landing_zone.sandbox.providers.recorded.gcp.kinds import KINDS
from landing_zone.sandbox.providers.recorded.gcp.references import needs

GCP = Cloud(
    package="gcp",
    sdk="pulumi_gcp",
    title="GCP",
    kinds=KINDS,
    checks=(checks.locations, checks.machines, checks.networks, checks.endpoints),
    answers=answers.common,
    needs=needs,
    effects={"gcp:container/cluster:Cluster": control_plane(), "gcp:container/nodePool:NodePool": pool()},
)
