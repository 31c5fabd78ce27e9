"""C09 on GCP: a cluster has an engine of network policies."""

from landing_zone_policies.requirement import among, any_of, by_type, on

rule = by_type(
    {
        "gcp:container/cluster:Cluster": (
            any_of(on("networkPolicy.enabled"), among("datapathProvider", "ADVANCED_DATAPATH"), on("enableAutopilot")),
        )
    }
)
