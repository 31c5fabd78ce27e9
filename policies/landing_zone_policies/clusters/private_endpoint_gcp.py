"""C01 on GCP: a cluster's endpoint is private, or lists the networks that may reach it."""

from typing import Any

from landing_zone_policies.look import at, items
from landing_zone_policies.requirement import Answer, Requirement, any_of, by_type, on
from landing_zone_policies.unknown import UNKNOWN

BLOCKS = "masterAuthorizedNetworksConfig.cidrBlocks"
EVERYWHERE = frozenset({"0.0.0.0/0", "::/0"})


def _is_limited(props: dict[str, Any]) -> Answer:
    blocks = at(props, *BLOCKS.split("."))
    networks = [at(block, "cidrBlock") for block in items(blocks)]
    if any(network in EVERYWHERE for network in networks):
        return False
    return UNKNOWN if UNKNOWN in (blocks, *networks) else bool(networks)


LIMITED = Requirement(BLOCKS, _is_limited, f"`{BLOCKS}` does not limit who may reach it")
rule = by_type({"gcp:container/cluster:Cluster": (any_of(on("privateClusterConfig.enablePrivateEndpoint"), LIMITED),)})
