"""A version of Kubernetes must be offered, supported, and known to the charts."""

from collections.abc import Callable

import pytest

from landing_zone.errors import Fault

FaultsOf = Callable[..., tuple[Fault, ...]]
BEFORE = "    managed:\n"
MADE = """\
      - name: made
        site: {site}
        region: {region}
        create:
          kubernetes: "{minor}"
          account: {{id: a, tenant: t}}
          network: {{cidr: 10.9.0.0/16, zones: {zones}}}
        pools:
          - {{name: cpu, accelerator: cpu, vcpu: 16, memory_gib: 64, nodes: {{max: 1}}, purchase: on-demand,
             price_usd_per_hour: 1, instance_type: {type}}}
"""
SITES = {
    "aws": {"region": "us-east-1", "zones": "[us-east-1a, us-east-1b]", "type": "m7i.4xlarge"},
    "azure": {"region": "uksouth", "zones": '["1", "2"]', "type": "Standard_D16s_v5"},
    "gcp": {"region": "us-east4", "zones": "[us-east4-a, us-east4-b]", "type": "c4-standard-16"},
}


def _made(site: str, minor: str, **changes: str) -> tuple[str, str]:
    return BEFORE, MADE.format(site=site, minor=minor, **{**SITES[site], **changes}) + BEFORE


@pytest.mark.parametrize(
    ("site", "minor", "problem"),
    [
        ("aws", "1.28", "1.28 is not offered by aws, as far as the catalog knows"),
        ("gcp", "1.34", "1.34 is not supported by gcp since 2026-10-01"),
        ("azure", "1.37", "1.37 is none that the tested set of charts supports"),
        ("aws", "1.32", "1.32 is none that the tested set of charts supports"),
    ],
)
def test_what_can_not_be_made_is_refused(faults_of: FaultsOf, *, site: str, minor: str, problem: str) -> None:
    """With the versions that can, the newest first."""
    (fault,) = faults_of(*_made(site, minor))
    assert (fault.line, fault.field) == (15, "clusters.1.create.kubernetes")
    assert fault.problem == problem
    assert fault.fix.startswith("write one of `1.36`, `1.35`")


@pytest.mark.parametrize(("site", "minor"), [(site, "1.35") for site in SITES] + [("aws", "1.33")])
def test_what_is_supported_is_taken(faults_of: FaultsOf, *, site: str, minor: str) -> None:
    """Paid support counts where a cluster gets it without being changed."""
    assert faults_of(*_made(site, minor)) == ()


@pytest.mark.parametrize("site", sorted(SITES))
def test_a_price_alone_makes_no_node(faults_of: FaultsOf, site: str) -> None:
    """The type must be known, too: its devices and zones are looked up by it."""
    (fault,) = faults_of(*_made(site, "1.35", type="m7.huge"))
    assert fault.field == "clusters.1.pools.0.instance_type"
    assert fault.problem == f"`m7.huge` is no node type of {site} in the catalog"
