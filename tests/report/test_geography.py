"""Sites, users and flows come from plan, inputs and catalog, each counted once."""

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.plan import Plan
from landing_zone.report.geography import Flow, geography

FRANKFURT, VIRGINIA = "azure/germanywestcentral", "aws/us-east-1"


def test_flows_add_up_to_the_traffic(plan: Plan, inputs: Inputs, catalog: Catalog) -> None:
    """Every request of every workload is in exactly one flow; what runs nowhere flows nowhere."""
    flows = geography(plan, inputs, catalog).flows
    assert set(flows) == {
        Flow(FRANKFURT, "clinic", 7.5),
        Flow(FRANKFURT, "cloud", 5.0),
        Flow(VIRGINIA, "clinic", 2.5),
        Flow(VIRGINIA, "cloud", 5.0),
        Flow("azure/switzerlandnorth", None, 10.0),
    }


def test_sites_stand_where_inputs_or_catalog_say(plan: Plan, inputs: Inputs, catalog: Catalog) -> None:
    """An on-prem site by its own place, a cloud's by its region."""
    clinic, cloud = geography(plan, inputs, catalog).sites
    assert (clinic.place, clinic.point.latitude, clinic.workloads) == ("Frankfurt, DE", 50.11, 1)
    assert cloud.point.longitude == catalog.regions[VIRGINIA].longitude


def test_users_of_a_region_are_one(plan: Plan, inputs: Inputs, catalog: Catalog) -> None:
    """Their requests to all workloads are summed."""
    users = {u.region: u.requests_per_second for u in geography(plan, inputs, catalog).users}
    assert users == {VIRGINIA: 7.5, FRANKFURT: 12.5, "azure/switzerlandnorth": 10.0}


def test_an_endpoint_that_serves_is_a_site(managed_plan: Plan, managed_inputs: Inputs, catalog: Catalog) -> None:
    """In the region in which it is called; requests of its workload flow to it."""
    told = geography(managed_plan, managed_inputs, catalog)
    site = told.sites[-1]
    assert (site.name, site.endpoint, site.workloads) == ("gpt", True, 1)
    assert site.point.latitude == catalog.regions[FRANKFURT].latitude
    assert Flow("azure/switzerlandnorth", "gpt", 10.0) in told.flows


def test_an_endpoint_that_serves_nothing_is_none(plan: Plan, managed_inputs: Inputs, catalog: Catalog) -> None:
    """The map shows what the plan uses."""
    assert [s.name for s in geography(plan, managed_inputs, catalog).sites] == ["clinic", "cloud"]
