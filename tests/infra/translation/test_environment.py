"""A planned environment as component arguments."""

import dataclasses

import pytest

from landing_zone.config.document import Document
from landing_zone.errors import InputError
from landing_zone.infra.translation.environment import landing_zone_args
from landing_zone.infra.translation.scope import Scope
from landing_zone.placement.plan import Plan


def test_models_come_after_those_that_they_wait_for(scope: Scope, plan: Plan) -> None:
    """And only placed ones come at all."""
    args = landing_zone_args(scope, plan)
    names = [m["workload"] for m in args["models"]]
    assert sorted(names) == ["assistant", "notes", "scans"]
    assert names.index("scans") < names.index("notes")
    assert args["after"] == {"notes": ["scans"]}


def test_a_cluster_without_models_gets_nothing(scope: Scope, plan: Plan) -> None:
    """Not even a provider: it need not be reachable."""
    elsewhere = plan.model_copy(update={"decisions": tuple(d for d in plan.decisions if d.cluster != "us")})
    assert [c["name"] for c in landing_zone_args(scope, elsewhere)["clusters"]] == ["clinic-site"]


def test_the_gpu_operator_fits_its_cluster(scope: Scope, plan: Plan) -> None:
    """Profiles with their number per device, taints of accelerator nodes, who owns the driver."""
    site, us = (c["gpu_operator"] for c in landing_zone_args(scope, plan)["clusters"])
    assert site["partitions"] == {"3g.40gb": 2}
    assert {t["key"] for t in site["taints"]} == {"nvidia.com/gpu", "team"}
    assert (us["managed_image"], us["driver_owner"], us["time_slices"]) == (True, "host", 4)


def test_tenants_get_a_namespace_where_they_run(scope: Scope, plan: Plan) -> None:
    """With a quota on what the cluster offers."""
    site, us = landing_zone_args(scope, plan)["clusters"]
    assert [t["tenant"] for t in site["tenants"]] == ["clinic"]
    assert site["tenants"][0]["accelerator_resources"] == ["nvidia.com/gpu", "nvidia.com/mig-3g.40gb"]
    assert site["tenants"][0]["store_token"] == "[secret]"
    assert us["tenants"][0]["accelerators"] == 4


def test_jurisdictions_come_from_the_catalog(scope: Scope, plan: Plan) -> None:
    """The region's, or the widest of the country's."""
    assert [c["existing"]["jurisdiction"] for c in landing_zone_args(scope, plan)["clusters"]] == ["EU", "US"]


def test_a_model_carries_its_pools_taints_and_its_budget(scope: Scope, plan: Plan) -> None:
    """2 requests/s of 150 tokens, with the margin of 1.35."""
    notes = next(m for m in landing_zone_args(scope, plan)["models"] if m["workload"] == "notes")
    assert [t["key"] for t in notes["taints"]] == ["nvidia.com/gpu", "team"]
    assert notes["token_budget_per_minute"] == 24300
    assert notes["owner"] == "ai@clinic.example"


@pytest.mark.parametrize("part", ["gpu_operator", "serving", "gateway"])
def test_switches_leave_parts_out(scope: Scope, plan: Plan, part: str) -> None:
    """The platform's switches decide what a cluster gets."""
    environment = scope.environment
    platform = environment.platform.model_copy(update={part: False})
    document = Document(environment.model_copy(update={"platform": platform}), scope.inputs.environment.source)
    off = dataclasses.replace(scope, inputs=dataclasses.replace(scope.inputs, environment=document))
    args = landing_zone_args(off, plan)
    assert all(part not in cluster for cluster in args["clusters"])
    assert (args["models"] == []) is (part == "serving")


def test_a_mirror_reaches_every_chart(scope: Scope, plan: Plan) -> None:
    """An air-gapped site serves all of them from one place."""
    environment = scope.environment
    platform = environment.platform.model_copy(update={"charts": "/srv/charts"})
    document = Document(environment.model_copy(update={"platform": platform}), scope.inputs.environment.source)
    mirrored = dataclasses.replace(scope, inputs=dataclasses.replace(scope.inputs, environment=document))
    for cluster in landing_zone_args(mirrored, plan)["clusters"]:
        assert {cluster[part]["charts"] for part in ("gpu_operator", "serving", "gateway")} == {"/srv/charts"}


def test_a_host_name_that_is_too_long_is_refused(scope: Scope, plan: Plan) -> None:
    """With the workload's file and line."""
    tenant = "a" * 30 + "-team"
    first = scope.inputs.workloads[0]
    long = Document(first.value.model_copy(update={"tenant": tenant, "name": "b" * 35}), first.source)
    tenants = (*scope.environment.tenants, scope.environment.tenants[1].model_copy(update={"name": tenant}))
    environment = Document(scope.environment.model_copy(update={"tenants": tenants}), scope.inputs.environment.source)
    inputs = dataclasses.replace(scope.inputs, environment=environment, workloads=(long,))
    only = plan.model_copy(update={"decisions": (plan.decisions[0].model_copy(update={"workload": "b" * 35}),)})
    with pytest.raises(InputError, match=r"^workloads/assistant\.yaml:1: name: .*too long.*\(71 of 63 characters\)"):
        landing_zone_args(dataclasses.replace(scope, inputs=inputs), only)
