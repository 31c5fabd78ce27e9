"""C05 on GCP: nodes are upgraded and repaired."""

from landing_zone_policies.requirement import by_type, on

rule = by_type({"gcp:container/nodePool:NodePool": (on("management.autoUpgrade"), on("management.autoRepair"))})
