"""C10 on GCP: nodes and machines have no public address."""

from typing import Any

from landing_zone_policies.look import at, items
from landing_zone_policies.requirement import Answer, Requirement, by_type, on
from landing_zone_policies.unknown import UNKNOWN

INTERFACES = "networkInterfaces"


def _has_no_address(props: dict[str, Any]) -> Answer:
    held = at(props, INTERFACES)
    addresses = [at(interface, "accessConfigs") for interface in items(held)]
    if any(address for address in addresses if address is not UNKNOWN):
        return False
    return UNKNOWN if UNKNOWN in (held, *addresses) else True


NO_ADDRESS = Requirement(INTERFACES, _has_no_address, f"`{INTERFACES}` asks for a public address")
rule = by_type(
    {
        "gcp:container/cluster:Cluster": (on("privateClusterConfig.enablePrivateNodes"),),
        "gcp:compute/instance:Instance": (NO_ADDRESS,),
    }
)
