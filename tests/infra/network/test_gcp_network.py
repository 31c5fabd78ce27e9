"""Networks of GCP."""

import ipaddress
from typing import Any

import pytest

from landing_zone.errors import LandingZoneError
from landing_zone.infra.network.gcp_network import GcpNetwork

ARGS: dict[str, Any] = {
    "environment": "prod",
    "cluster": "eu",
    "region": "europe-west3",
    "profile": "prod",
    "cidr": "10.30.0.0/16",
    "pods": "100.64.0.0/14",
    "services": "172.20.0.0/16",
    "zones": ["europe-west3-a", "europe-west3-b"],
    "nat": "single",
    "endpoints": True,
    "flow_logs": True,
    "tags": {"owner": "ai"},
}
LINK = {"to": "clinic-site", "address": "198.51.100.10", "cidrs": ["10.0.0.0/16"], "asn": 65010}


class Made:
    """What a network registers."""

    def __init__(self, registered: Any, **more: Any) -> None:
        self.outputs: dict[str, Any] = {}
        self.all = registered(lambda: self._network({**ARGS, **more}))

    def _network(self, args: Any) -> None:
        network = GcpNetwork("eu-network", args)
        for name in ("subnet_ids", "links"):
            getattr(network, name).apply(lambda value, name=name: self.outputs.__setitem__(name, value))

    def of(self, kind: str) -> list[Any]:
        """Return the resources of a type."""
        return [r for r in self.all if r.type.rpartition(":")[2] == kind]

    def one(self, kind: str) -> dict[str, Any]:
        """Return the inputs of the only resource of a type."""
        [found] = self.of(kind)
        return dict(found.inputs)


def test_one_subnet_holds_nodes_pods_and_services(registered: Any) -> None:
    """Without the subnets that the cloud would make in every region; flows are logged."""
    made = Made(registered)
    assert made.one("Network")["autoCreateSubnetworks"] is False
    subnet = made.one("Subnetwork")
    assert subnet["ipCidrRange"] == "10.30.0.0/17"
    assert {r["rangeName"]: r["ipCidrRange"] for r in subnet["secondaryIpRanges"]} == {
        "pods": "100.64.0.0/14",
        "services": "172.20.0.0/16",
    }
    assert subnet["privateIpGoogleAccess"] is True
    assert subnet["logConfig"]["metadata"] == "INCLUDE_ALL_METADATA"


def test_the_subnet_is_named_once_per_zone(registered: Any) -> None:
    """As clouds with a subnet per zone do."""
    assert len(Made(registered).outputs["subnet_ids"]) == len(ARGS["zones"])


@pytest.mark.parametrize(("nat", "addresses"), [("single", 0), ("per-zone", 2)])
def test_the_way_out_has_as_many_fixed_addresses_as_asked(registered: Any, nat: str, addresses: int) -> None:
    """Others can let those in."""
    made = Made(registered, nat=nat)
    assert made.one("RouterNat")["natIpAllocateOption"] == ("MANUAL_ONLY" if addresses else "AUTO_ONLY")
    assert len(made.of("Address")) == addresses


def test_without_a_way_out_nothing_leads_to_the_internet(registered: Any) -> None:
    """No NAT, no route, no rule."""
    made = Made(registered, nat="none")
    assert made.of("RouterNat") == []
    assert made.one("Network")["deleteDefaultRoutesOnCreate"] is True
    assert _open(made, "EGRESS", "destinationRanges") == []


@pytest.mark.parametrize("more", [{}, {"nat": "none"}, {"links": [LINK]}])
def test_everything_is_refused_but_what_is_named(registered: Any, more: dict[str, Any]) -> None:
    """Both ways, after all other rules, and written down; nobody from the internet comes in."""
    made = Made(registered, **more)
    refused = [r.inputs for r in made.of("Firewall") if "denies" in r.inputs]
    assert {r["direction"] for r in refused} == {"INGRESS", "EGRESS"}
    assert all(r["denies"] == [{"protocol": "all"}] and "logConfig" in r for r in refused)
    allowed = [r.inputs for r in made.of("Firewall") if "allows" in r.inputs]
    assert max(r["priority"] for r in allowed) < min(r["priority"] for r in refused)
    assert _open(made, "INGRESS", "sourceRanges") == []


def _open(made: Made, direction: str, ranges: str) -> list[str]:
    """Return the rules that let anybody through."""
    rules = [r for r in made.of("Firewall") if "allows" in r.inputs and r.inputs["direction"] == direction]
    return [r.name for r in rules if "0.0.0.0/0" in r.inputs[ranges]]


def test_names_of_google_lead_to_one_private_address(registered: Any) -> None:
    """It lies in the network and not in a subnet; its name is of letters and digits, at most twenty."""
    made = Made(registered)
    address = made.one("GlobalAddress")["address"]
    assert ipaddress.ip_address(address) in ipaddress.ip_network(ARGS["cidr"])
    assert ipaddress.ip_address(address) not in ipaddress.ip_network(made.one("Subnetwork")["ipCidrRange"])
    endpoint = made.one("GlobalForwardingRule")["name"]
    assert endpoint.isalnum()
    assert len(endpoint) <= 20
    answers = {r.inputs["name"]: r.inputs["rrdatas"] for r in made.of("RecordSet")}
    assert answers["googleapis.com."] == [address]
    assert answers["*.pkg.dev."] == ["pkg.dev."]
    assert all(z.inputs["visibility"] == "private" for z in made.of("ManagedZone"))


def test_a_hub_learns_no_addresses_that_repeat(registered: Any) -> None:
    """Those of pods and Services are the same in every cluster."""
    spoke = Made(registered, hub="core").one("Spoke")
    assert spoke["linkedVpcNetwork"]["excludeExportRanges"] == [ARGS["pods"], ARGS["services"]]
    assert spoke["hub"].endswith("/locations/global/hubs/core")


def test_a_link_is_two_tunnels_with_routes(registered: Any) -> None:
    """One from each interface, with keys that are secret and a suite that is named."""
    made = Made(registered, links=[LINK])
    tunnels = [t.inputs for t in made.of("VPNTunnel")]
    assert [t["vpnGatewayInterface"] for t in tunnels] == [0, 1]
    assert all(t["ikeVersion"] == 2 and t["sharedSecret"] == "[secret]" for t in tunnels)
    assert all(t["cipherSuite"]["phase1"]["encryptions"] == ["AES-CBC-256"] for t in tunnels)
    assert {p.inputs["peerAsn"] for p in made.of("RouterPeer")} == {65010}


def test_the_other_end_learns_what_to_set_and_where_the_key_is(registered: Any) -> None:
    """By cluster; both ends of a tunnel lie in one network of four addresses."""
    settings = Made(registered, links=[LINK]).outputs["links"]["clinic-site"]
    assert settings["cidr"] == ARGS["cidr"]
    assert settings["tunnel1_peer_asn"] != settings["asn"] == "65010"
    inside = ipaddress.ip_network(f"{settings['tunnel2_peer_inside_address']}/30", strict=False)
    assert ipaddress.ip_address(settings["tunnel2_inside_address"]) in inside
    assert set(settings) >= {"tunnel1_peer_address", "tunnel2_peer_address", "shared_key_secret"}


def test_a_network_that_is_there_stays_as_it_is(registered: Any) -> None:
    """Nothing is made; what would have to be is refused."""
    there = {"existing": "projects/p/global/networks/n", "existing_subnets": ["subnet"]}
    made = Made(registered, **there)
    assert [r.type for r in made.all] == ["ai-landing-zone:index:GcpNetwork"]
    assert made.outputs["subnet_ids"] == ["subnet", "subnet"]
    with pytest.raises(LandingZoneError, match="hub"):
        Made(registered, **there, hub="core")
