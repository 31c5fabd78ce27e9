"""The environments that come with the project: their plans, what each shows, and that clouds offer what they ask."""

import gzip
import json
from importlib.resources import files
from pathlib import Path

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.check import check_inputs
from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.place import locate
from landing_zone.cli.context import Start
from landing_zone.cli.policy.rendered import rendered
from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.environment import Target
from landing_zone.config.load import load_inputs
from landing_zone.config.network import Network
from landing_zone.config.paths import Paths
from landing_zone.config.pool import Purchase
from landing_zone.config.provision import Profile
from landing_zone.config.rule import Site
from landing_zone.config.workload import Survives
from landing_zone.placement.lock import current_plan, plan_text
from landing_zone.placement.plan import Plan, Status
from landing_zone.placement.solve import make_plan
from landing_zone_policies.answer import answer
from landing_zone_policies.terms import of_environment

ROOT = Path(__file__).parents[2]
ENVIRONMENTS = sorted(f.stem.removeprefix("Pulumi.") for f in (ROOT / "stacks").glob("Pulumi.*.yaml"))
CLOUD = [name for name in ENVIRONMENTS if name != "local"]
CATALOG = load_catalog(Paths(ROOT).catalog)


def _inputs(name: str) -> Inputs:
    return load_inputs(ROOT, name)


def _plan(name: str) -> Plan:
    return current_plan(_inputs(name), CATALOG, Paths(ROOT).plan_file(name))


def _made(name: str) -> list[Cluster]:
    return [c for c in _inputs(name).environment.value.clusters if c.create is not None]


def _networks(name: str) -> list[Network]:
    return [c.create.network for c in _made(name) if c.create and c.create.network]


def test_there_are_four() -> None:
    """From a laptop to the whole world."""
    assert ENVIRONMENTS == ["aws-dev", "global-prod", "hybrid-prod", "local"]


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_the_committed_plan_is_the_one_that_is_made(name: str) -> None:
    """`lz plan` leaves no difference, to the byte."""
    inputs = _inputs(name)
    check_inputs(inputs, CATALOG)
    assert plan_text(make_plan(inputs, CATALOG)) == Paths(ROOT).plan_file(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_no_mandatory_control_fails_inside_clusters(name: str) -> None:
    """Of all objects that it would create there; the engine's own run judges what is only known when it is made."""
    terms = of_environment(ROOT, name, None, None)
    resources = rendered(Start(ROOT), name, frozenset(terms.scene.clusters))
    objects = [resource for resource in resources if resource.type.startswith("kubernetes:")]
    assert objects
    assert not answer(terms, objects).blocks(len(objects))


@pytest.mark.parametrize("name", CLOUD)
def test_everything_has_a_place_and_every_cluster_a_use(name: str) -> None:
    """They run in the cloud, nothing is left out, and no cluster is made for nothing."""
    inputs, plan = _inputs(name), _plan(name)
    assert inputs.environment.value.target is Target.CLOUD
    assert {d.status for d in plan.decisions} <= {Status.PLACED, Status.MANAGED}
    assert {d.cluster for d in plan.decisions if d.cluster} == {c.name for c in inputs.environment.value.clusters}
    assert {w.value.data_class for w in inputs.workloads} == set(inputs.environment.value.data_classes)
    assert {w.value.tenant for w in inputs.workloads} == {t.name for t in inputs.environment.value.tenants}


@pytest.mark.parametrize("name", CLOUD)
def test_no_addresses_are_left_to_chance(name: str) -> None:
    """Zones are written down, and what is there already says how it is reached."""
    for cluster in _inputs(name).environment.value.clusters:
        assert (cluster.create is None) == (cluster.kubeconfig is not None)
        assert cluster.create is None or cluster.create.kubernetes == "1.35"


@pytest.mark.parametrize("name", CLOUD)
def test_aws_offers_the_node_types_in_their_zones(name: str) -> None:
    """By AWS's own table, as moto carries it."""
    for cluster in (c for c in _made(name) if c.site is Site.AWS):
        assert cluster.create is not None
        assert cluster.create.network is not None
        file = files("moto") / f"ec2/resources/instance_type_offerings/availability-zone/{cluster.region}.json.gz"
        offered = {(o["InstanceType"], o["Location"]) for o in json.loads(gzip.decompress(file.read_bytes()))}
        for pool in cluster.pools:
            zones = pool.zones or cluster.create.network.zones
            assert {(pool.instance_type, zone) for zone in zones} <= offered, f"{cluster.name}/{pool.name}"


def test_aws_dev_is_small_and_interruptible() -> None:
    """One cluster made in profile `dev`; accelerators by the spot market, CPUs by the hour."""
    (cluster,) = _inputs("aws-dev").environment.value.clusters
    assert cluster.create is not None
    assert cluster.create.profile is Profile.DEV
    assert {p.purchase for p in cluster.pools if p.per_node} == {Purchase.SPOT}
    assert {p.purchase for p in cluster.pools if not p.per_node} == {Purchase.ON_DEMAND}
    assert len(_inputs("aws-dev").workloads) == 2


def test_hybrid_prod_keeps_patients_data_in_shut_places() -> None:
    """In the hospital, or in a cluster without a way out; in the EU; after a loss, too."""
    inputs, plan = _inputs("hybrid-prod"), _plan("hybrid-prod")
    clusters = {c.name: c for c in inputs.environment.value.clusters}
    patients = [w.value.name for w in inputs.workloads if w.value.data_class in ("patient", "pseudonymised")]
    for decision in (d for d in plan.decisions if d.workload in patients):
        for name in [decision.cluster, *(f.cluster for f in decision.failovers)]:
            create = clusters[name or ""].create
            assert create is None or create.profile is Profile.RESTRICTED
    assert all("EU" in _jurisdictions(c, CATALOG) for c in clusters.values())
    assert all(link.to == "hospital" for network in _networks("hybrid-prod") for link in network.links)
    assert all(network.links for network in _networks("hybrid-prod"))


def test_hybrid_prod_outlives_the_hospitals_machines() -> None:
    """What must survive the loss of the hospital has a place that is open already."""
    inputs = _inputs("hybrid-prod")
    survivors = [w.value.name for w in inputs.workloads if w.value.survives is Survives.CLUSTER]
    assert survivors == ["radiology-triage"]
    (decision,) = [d for d in _plan("hybrid-prod").decisions if d.workload in survivors]
    assert (decision.cluster, {f.cluster for f in decision.failovers}) == ("hospital", {"care-eu"})


def test_global_prod_has_every_cloud_way_to_buy_and_four_laws() -> None:
    """One cluster each of five kinds of site; capacity that is owned, reserved, booked, bought and interruptible."""
    clusters = _inputs("global-prod").environment.value.clusters
    assert {c.site for c in clusters} == set(Site)
    assert {p.purchase for c in clusters for p in c.pools} == set(Purchase)
    laws = {"EU", "US", "UK", "SG"}
    assert {law for c in clusters for law in _jurisdictions(c, CATALOG) & laws} == laws


def _jurisdictions(cluster: Cluster, catalog: Catalog) -> frozenset[str]:
    location = locate(cluster, catalog.regions)
    assert location is not None
    return location.jurisdictions
