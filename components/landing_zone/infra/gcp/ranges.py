"""Names of a subnet's secondary ranges; a subnet that is there already must have them, too."""

PODS = "pods"
SERVICES = "services"
