"""What GCP would refuse is refused at preview."""

from typing import Any

import pytest

from landing_zone.sandbox.providers.plugin.handler import Invalid
from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN
from landing_zone.sandbox.providers.recorded.gcp.checks import region
from landing_zone.sandbox.providers.recorded.gcp.kinds import KINDS

POOL, SUBNET = "gcp:container/nodePool:NodePool", "gcp:compute/subnetwork:Subnetwork"
BUCKET = "gcp:storage/bucket:Bucket"


def refusal(asked: Any, token: str, inputs: dict[str, Any], name: str = "it") -> str:
    """Return why inputs are refused."""
    with pytest.raises(Invalid) as caught:
        asked.check(token, inputs, name)
    return str(caught.value.reason)


@pytest.mark.parametrize(
    ("token", "good", "bad"),
    [
        ("gcp:compute/network:Network", ["a", "a" * 63, "a-1"], ["1a", "A", "a-", "a" * 64, "a_b"]),
        (POOL, ["a" * 40], ["a" * 41]),
        ("gcp:serviceaccount/account:Account", ["abcdef", "a" * 30], ["abcde", "a" * 31, "1bcdef"]),
        (BUCKET, ["a.b_c-1", "a" * 63], ["ab", "A-b", "my-google-data", "a..b", "192.168.5.4"]),
        ("gcp:kms/keyRing:KeyRing", ["Ring_1"], ["a.b", ""]),
    ],
)
def test_names_follow_google_s_rules(token: str, good: list[str], bad: list[str]) -> None:
    """At both ends of each length."""
    rule = KINDS[token].rule
    assert rule is not None
    assert [name for name in good if not rule.allows(name)] == []
    assert [name for name in bad if rule.allows(name)] == []


def test_regions_zones_and_places_of_several_regions(gcp: Any) -> None:
    """Those of the catalog; buckets write them in capitals."""
    gcp.check(BUCKET, {"name": "models-1", "location": "EUROPE-WEST4"})
    gcp.check(BUCKET, {"name": "models-2", "location": "EU"})
    assert "'europe-west44' is no region of gcp" in refusal(gcp, BUCKET, {"name": "m-3", "location": "EUROPE-WEST44"})
    pool = {"name": "gpu", "cluster": "eu", "location": "europe-west4", "nodeLocations": ["europe-west4-a", "mars-1-a"]}
    assert refusal(gcp, POOL, pool).startswith("nodeLocations[1]: 'mars-1' is no region of gcp")
    assert [region(place) for place in ("europe-west4-a", "europe-west4", "us")] == ["europe-west4"] * 2 + ["us"]


def test_machines_are_offered_where_the_pool_is(gcp: Any) -> None:
    """An unknown type is let through."""

    def pool(machine: str, place: str = "us-central1") -> dict[str, Any]:
        return {"name": "gpu", "cluster": "eu", "location": place, "nodeConfig": {"machineType": machine}}

    gcp.check(POOL, pool("a3-highgpu-8g"))
    gcp.check(POOL, pool(UNKNOWN))
    assert "the catalog has no offer of a3-highgpu-9g" in refusal(gcp, POOL, pool("a3-highgpu-9g"))
    assert "a3-highgpu-8g is not offered in me-west1; it is in" in refusal(gcp, POOL, pool("a3-highgpu-8g", "me-west1"))


def test_ranges_of_a_network_do_not_overlap(gcp: Any) -> None:
    """Primary and secondary ones of all its subnets; those of another network may be the same."""

    def subnet(name: str, network: str, cidr: str, *more: str) -> dict[str, Any]:
        ranges = [{"rangeName": f"r{i}", "ipCidrRange": text} for i, text in enumerate(more)]
        link = f"https://www.googleapis.com/compute/v1/projects/my-project/global/networks/{network}"
        return {
            "name": name,
            "network": link,
            "region": "europe-west4",
            "ipCidrRange": cidr,
            "secondaryIpRanges": ranges,
        }

    gcp.check(SUBNET, subnet("a", "one", "10.0.0.0/20", "100.64.0.0/14"), "a")
    gcp.check(SUBNET, subnet("b", "two", "10.0.0.0/20", "100.64.0.0/14"), "b")
    assert refusal(gcp, SUBNET, subnet("c", "one", "10.1.0.0/20", "100.65.0.0/16"), "c") == (
        "secondaryIpRanges[0].ipCidrRange: 100.65.0.0/16 overlaps 100.64.0.0/14 of subnet a"
    )
    assert "is no range of addresses" in refusal(gcp, SUBNET, subnet("d", "three", "10.0.0.1/20"), "d")


def test_an_endpoint_of_google_s_apis_has_a_short_name(gcp: Any) -> None:
    """It becomes part of a DNS name."""
    token = "gcp:compute/globalForwardingRule:GlobalForwardingRule"
    gcp.check(token, {"name": "apis1", "target": "all-apis"})
    assert "is no name for an endpoint" in refusal(gcp, token, {"name": "dev-apis", "target": "all-apis"})
