"""C05 on AWS: repair of an EKS node group."""

from landing_zone_policies.requirement import by_type, on

rule = by_type({"aws:eks/nodeGroup:NodeGroup": (on("nodeRepairConfig.enabled"),)})
