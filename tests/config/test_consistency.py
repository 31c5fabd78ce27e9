"""What one part of the input says about another."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from landing_zone.config.consistency import CHECKS
from landing_zone.errors import InputError

Replace = Callable[[str, str, str], int]
Refusal = Callable[..., InputError]


class Bad(NamedTuple):
    """One edit after which the parts no longer fit, and what is then said in the line of the edit."""

    file: str
    old: str
    new: str
    field: str
    problem: str
    fix: str
    lines_below: int = 0


STACK, CHAT = "stacks/Pulumi.test.yaml", "workloads/chat.yaml"
KUBECONFIG = "        kubeconfig: {env: K}\n"

BAD = [
    # names
    Bad(STACK, "name: ohio", "name: berlin", "clusters.1.name", "cluster `berlin` is there already (line 6)", "rename"),
    Bad(STACK, "- name: cpu", "- name: h100", "clusters.0.pools.1.name", "pool `h100` is there", "rename"),
    Bad(
        STACK, "max: 2}\n    ", "max: 1, names: [cpu-1]}\n    ", "clusters.0.pools.1.nodes.names.0", "node", "rename", 6
    ),
    Bad(
        STACK,
        "    tenants:",
        "    tenants:\n      - {name: clinic, owner: a@b.example}",
        "tenants.1.name",
        "`cl",
        "re",
        2,
    ),
    Bad(STACK, "plan: auto", "workloads: [chat, search, chat]", "workloads.2", "workload `chat` is there", "rename"),
    Bad(CHAT, "germanynorth", "germanywestcentral", "traffic.users.1.region", "region `azure/germanyw", "rename"),
    Bad(
        CHAT,
        "adapters:",
        "adapters:\n  - {name: letters, tenant: clinic, uri: s3://a}",
        "adapters.1.name",
        "a",
        "re",
        2,
    ),
    Bad(CHAT, "after: [search]", "after: [search, search]", "after.1", "workload `search` is there", "remove"),
    # references
    Bad(
        STACK, "clusters: [berlin]", "clusters: [berlim]", "data_classes.patient.clusters.0", "no cluster", "`berlin`?"
    ),
    Bad(CHAT, "data_class: patient", "data_class: patients", "data_class", "`patients` is no data class", "`patient`?"),
    Bad(CHAT, "tenant: clinic\ntask", "tenant: ward\ntask", "tenant", "`ward` is no tenant", "use one of `clinic`"),
    Bad(CHAT, "tenant: clinic,", "tenant: clinics,", "adapters.0.tenant", "`clinics` is no tenant", "`clinic`?"),
    Bad(CHAT, "after: [search]", "after: [serach]", "after.0", "`serach` is no workload", "did you mean `search`?"),
    Bad(STACK, "plan: auto", "workloads: [chat]", "after.0", "`search` is no workload of this", "use one of `chat`"),
    Bad(CHAT, "after: [search]", "near: [serach]", "near.0", "`serach` is no workload", "did you mean `search`?"),
    Bad(CHAT, "after: [search]", "managed: [gpt]", "managed.0", "`gpt` is no managed endpoint", "there is none"),
    Bad(
        STACK,
        "plan: auto",
        "resilience: {clusters: [ohoi]}",
        "resilience.clusters.0",
        "`ohoi` is no cluster",
        "`ohio`?",
    ),
    # company
    Bad(CHAT, "after: [search]", "apart: [chat]", "apart.0", "`chat` names itself", "remove it"),
    Bad(
        CHAT, "after: [search]", "near: [search]\napart: [search]", "apart.0", "is in `near`, too", "one of the two", 1
    ),
    # order
    Bad(CHAT, "after: [search]", "after: [chat]", "after", "waits for itself: `chat` → `chat`", "take one of these"),
    # sites
    Bad(
        STACK, "place: {", "certifications: []\n#", "clusters.0.place", "missing for the site `on-prem`", "add `pl", -3
    ),
    Bad(STACK, "site: aws", "site: edge", "clusters.1.place", "is missing for the site `edge`", "latitude", -1),
    Bad(
        STACK,
        "region: us-east-2",
        "region: us-east-2\n        place: {city: A, country: US, latitude: 0, longitude: 0}",
        "clusters.1.place",
        "follows from the region",
        "remove it",
        1,
    ),
    Bad(
        STACK,
        "            instance_type: g6.12xlarge\n",
        "",
        "clusters.1.pools.0.price_usd_per_hour",
        "no `instance_type` leads to a price",
        "add the price of one node",
        -6,
    ),
    # tokens
    Bad(CHAT, "replicas:", "context_tokens: 999\nreplicas:", "context_tokens", "below the mean of 1000", "raise it"),
    Bad(CHAT, "output_tokens: 200", "output_tokens: 0", "traffic.output_tokens", "must be above 0", "mean per request"),
    Bad(CHAT, "task: chat", "task: tabular", "adapters", "are not served for the task", "serve a chat model", 15),
]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad.field}: {bad.new.splitlines()[0] if bad.new else ''}")
def test_parts_that_do_not_fit_are_one_fault(replace: Replace, refusal: Refusal, bad: Bad) -> None:
    """Where the wrong name or value is written, that is the place to correct."""
    line = replace(bad.file, bad.old, bad.new) + bad.lines_below
    (fault,) = refusal().faults
    if bad.file == STACK and bad.field.startswith("after"):
        assert str(fault.file) == CHAT, "the workload names what the environment leaves out"
    else:
        assert (str(fault.file), fault.line) == (bad.file, line)
    assert fault.field == bad.field
    assert bad.problem in fault.problem
    assert bad.fix in fault.fix


def test_a_cycle_is_shown_as_the_way_it_takes(replace: Replace, refusal: Refusal) -> None:
    """The whole cycle is one fault, at one of its workloads."""
    replace("workloads/search.yaml", "after: []", "after: [chat]")
    (fault,) = refusal().faults
    assert fault.field == "after"
    assert fault.problem in {
        "waits for itself: `chat` → `search` → `chat`",
        "waits for itself: `search` → `chat` → `search`",
    }


def test_a_real_environment_needs_a_way_to_each_cluster(replace: Replace, refusal: Refusal) -> None:
    """The sandbox brings its own control planes; the cloud does not."""
    replace(STACK, "target: sandbox", "target: cloud")
    assert [(f.field, f.fix) for f in refusal().faults] == [
        (f"clusters.{i}.kubeconfig", "add `kubeconfig: {env: …}` or `create`, or `target: sandbox`") for i in (0, 1)
    ]


def test_a_quota_leaves_room_for_the_nodes_that_are_open_in_any_case(replace: Replace, refusal: Refusal) -> None:
    """One node of eight accelerators is open whatever the plan says; the account may have seven."""
    quota = "plan: auto\n    quotas:\n      - {site: on-prem, region: berlin, accelerator: H100, count: 7}"
    line = replace(STACK, "plan: auto", quota) + 2
    replace(STACK, "{min: 0, max: 2}", "{min: 1, max: 2}")
    (fault,) = refusal().faults
    assert (fault.line, fault.field) == (line, "quotas.0.count")
    assert fault.problem == "is 7, and the `nodes.min` of its pools take 8"
    assert fault.fix == "write 8 or more, or lower `nodes.min`"


def test_every_rule_of_the_folder_is_checked() -> None:
    """A file in `checks/` that nobody calls would check nothing."""
    folder = Path(CHECKS[0].__code__.co_filename).parent
    assert {f.stem for f in folder.glob("[a-z]*.py")} == {rule.__module__.rpartition(".")[2] for rule in CHECKS}
