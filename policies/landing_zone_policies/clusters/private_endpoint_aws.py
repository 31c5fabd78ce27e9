"""C01 on AWS: the endpoint of an EKS cluster."""

from typing import Any

from landing_zone_policies.look import at, items, truth
from landing_zone_policies.requirement import Answer, Requirement, by_type
from landing_zone_policies.unknown import UNKNOWN

EVERYWHERE = frozenset({"0.0.0.0/0", "::/0"})


def _is_closed(props: dict[str, Any]) -> Answer:
    """Return whether not everybody reaches it; left out, the endpoint is public and open to all (EKS API)."""
    public = truth(at(props, "vpcConfig", "endpointPublicAccess"))
    addresses = at(props, "vpcConfig", "publicAccessCidrs")
    if public is False:
        return True
    if addresses is None or EVERYWHERE & {a for a in items(addresses) if isinstance(a, str)}:
        return UNKNOWN if UNKNOWN in (public, at(props, "vpcConfig")) else False
    return UNKNOWN if addresses is UNKNOWN or UNKNOWN in items(addresses) else bool(items(addresses))


rule = by_type(
    {
        "aws:eks/cluster:Cluster": (
            Requirement("vpcConfig", _is_closed, "`vpcConfig` leaves the public endpoint open to everywhere"),
        )
    }
)
