"""Values that a model refuses, each with file, line, field, problem and fix."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from landing_zone.errors import InputError

Replace = Callable[[str, str, str], int]
Refusal = Callable[..., InputError]


class Bad(NamedTuple):
    """One edit that makes a file wrong, and what is then said in the line where the edit starts."""

    old: str
    new: str
    field: str
    problem: str
    fix: str
    lines_below: int = 0
    """Lines from the start of the edit to the fault."""


STACK = [
    # types
    Bad("per_node: 8\n", 'per_node: "8"\n', "clusters.0.pools.0.per_node", "whole number, is text", "without quotes"),
    Bad("per_node: 8\n", "per_node: 8.5\n", "clusters.0.pools.0.per_node", "whole number, is 8.5", "(Whole accel"),
    Bad("per_node: 8\n", "per_node: true\n", "clusters.0.pools.0.per_node", "is `true` or `false`", "accelerators"),
    Bad("region: berlin", "region: 7", "clusters.0.region", "must be text, is 7", "put it in quotes"),
    Bad("region: berlin", "region:", "clusters.0.region", "must be text, is empty", "cloud's region"),
    Bad("region: berlin", "region: [a]", "clusters.0.region", "must be text, is a list", "cloud's region"),
    Bad("nodes: {min: 0, max: 2}", "nodes: 2", "clusters.0.pools.0.nodes", "a mapping, is 2", "`min`, `max`, `names`"),
    Bad("public: {}", "public:", "data_classes.public", "must be a mapping, is empty", "keys `jurisdictions`"),
    Bad("jurisdictions: [EU]", "jurisdictions: EU", "data_classes.patient.jurisdictions", "a list, is text", "may be"),
    # keys
    Bad("accelerator: H100", "acelerator: H100", "clusters.0.pools.0.acelerator", "unknown key", "mean `accelerator`?"),
    Bad("    target", "    zzz: 1\n    target", "zzz", "unknown key `zzz`", "use one of `target`, `plan`, `clusters`"),
    Bad("        region: berlin\n", "", "clusters.0.region", "is missing", "add it: text (The cloud's", -2),
    Bad("max: 1, names: [cpu-1]", "", "clusters.0.pools.1.nodes.max", "is missing", "add it: a whole number"),
    # numbers
    Bad(
        "max: 2}\n            price",
        "max: -2}\n            price",
        "clusters.0.pools.0.nodes.max",
        "is -2",
        "at least 0",
    ),
    Bad("usd_per_hour: 19.7", "usd_per_hour: -1", "clusters.0.pools.0.price_usd_per_hour", "is -1, must", "at least 0"),
    Bad("memory_gib: 2048", "memory_gib: 99999", "clusters.0.pools.0.memory_gib", "is 99999, must be", "at most 32768"),
    Bad("longitude: 13.4", "longitude: 181", "clusters.0.place.longitude", "is 181, must be at most 180", "a number"),
    # names and choices
    Bad("target: sandbox", "target: sandbix", "target", "one of `cloud`, `sandbox`", "did you mean `sandbox`?"),
    Bad("site: on-prem", "site: moon", "clusters.0.site", "must be one of `on-prem`, `aws`", "use one of `on-prem`"),
    Bad("name: ohio", "name: Ohio", "clusters.1.name", "does not match", "such as `support-chat`"),
    Bad(
        "public: {}",
        "Public Data: {}",
        "data_classes.Public Data",
        "not a valid name",
        "write text such as `support-chat`",
    ),
    Bad("country: DE", "country: Germany", "clusters.0.place.country", "does not match", "such as `DE`"),
    Bad("owner: ml@clinic.example", "owner: Ada", "tenants.0.owner", "does not match", "such as `team@example.org`"),
    Bad("[EU]", "[eu]", "data_classes.patient.jurisdictions.0", "does not match `^[A-Z]{2,3}$`", "such as `EU`"),
    # lists
    Bad("clusters: [berlin]", "clusters: []", "data_classes.patient.clusters", "is empty", "add one"),
    Bad("region: us-east-2", "region: ''", "clusters.1.region", "is empty", "add one"),
    # rules of a model
    Bad("nodes: {min: 0", "nodes: {min: 3", "clusters.0.pools.0.nodes", "`min` (3) is above `max` (2)", "lower `min`"),
    Bad("names: [cpu-1]", "names: [a, b]", "clusters.0.pools.1.nodes", "lists 2 nodes, `max` says 1", "every node"),
    Bad(
        "- name: cpu",
        "- per_node: 1\n            name: cpu",
        "clusters.0.pools.1",
        "`per_node` must be 0",
        "correct one",
    ),
    Bad(
        "- name: cpu", "- partition: 3g.40gb\n            name: cpu", "clusters.0.pools.1", "nothing to", "`partition`"
    ),
    Bad(
        "- name: l4", "- term: 3y\n            name: l4", "clusters.1.pools.0", "`term` is of reserved", "remove `term`"
    ),
    Bad(
        "- name: l4",
        "- purchase: spot\n            ownership: {purchase_usd: 1, years: 4, power_kw: 1, energy_usd_per_kwh: 0.2}\n"
        "            name: l4",
        "clusters.1.pools.0",
        "`ownership` is of owned nodes",
        "remove `ownership`",
    ),
    Bad(
        "- name: h100",
        "- ownership: {purchase_usd: 1, years: 4, power_kw: 1, energy_usd_per_kwh: 0}\n            name: h100",
        "clusters.0.pools.0",
        "both say what a node costs",
        "remove one",
    ),
    Bad(
        "price_usd_per_hour: 19.7",
        "ownership: {purchase_usd: 1, residual_usd: 2, years: 4, power_kw: 1, energy_usd_per_kwh: 0}",
        "clusters.0.pools.0.ownership",
        "`residual_usd` (2) is above `purchase_usd` (1)",
        "lower it",
    ),
    Bad("{env: REGISTRY_TOKEN}", "{}", "tenants.0.registry_secret", "exactly one of `env`", "keep the one"),
    Bad(
        "{env: REGISTRY_TOKEN}",
        "{env: A, file: b}",
        "tenants.0.registry_secret",
        "exactly one of `env`",
        "keep the one",
    ),
    Bad(
        "{env: REGISTRY_TOKEN}", "{env: a-b}", "tenants.0.registry_secret.env", "does not match", "`LZ_REGISTRY_TOKEN`"
    ),
]

WORKLOAD = [
    Bad("precisions: [bf16]", "precisions: bf16", "precisions", "must be a list, is text", "Precisions allowed"),
    Bad("precisions: [bf16]", "precisions: [fp16]", "precisions.0", "one of `bf16`, `fp8`", "did you mean `bf16`?"),
    Bad("after: [search]", "after: {search: 1}", "after", "must be a list, is a mapping", "Workloads that must be up"),
    Bad("second: 0.5", "second: 0,5", "traffic.requests_per_second", "a number, is text", "without quotes and unit"),
    Bad("second: 0.5", "second: 0", "traffic.requests_per_second", "is 0, must be above 0", "write a number"),
    Bad("title: Ward assistant", f"title: {'x' * 121}", "title", "more than 120 characters", "shorten it"),
    Bad("s3://models/phi-4/1.0.0", "ftp://models/phi-4", "model.uri", "does not match", "`s3://models/phi-4/1.0.0`"),
    Bad("task: chat", "task: chatting", "task", "must be one of `chat`", "did you mean `chat`?"),
    Bad("germanynorth, share: 0.5", "germanynorth, share: 0.4", "traffic", "sum to 0.9, not to 1", "correct", -6),
    Bad("replicas: {min: 1", "replicas: {min: 4", "replicas", "`min` (4) is above `max` (2)", "raise `max`"),
    Bad("industry: healthcare", "industri: healthcare", "industri", "unknown key", "did you mean `industry`?"),
    Bad("name: letters, ", "", "adapters.0.name", "is missing", "such as `support-chat`"),
]


@pytest.mark.parametrize(
    ("file", "bad"),
    [("stacks/Pulumi.test.yaml", b) for b in STACK] + [("workloads/chat.yaml", b) for b in WORKLOAD],
    ids=lambda value: value.new.split("\n")[0][:40] or f"without {value.old.strip()}" if isinstance(value, Bad) else "",
)
def test_a_bad_value_is_one_fault(replace: Replace, refusal: Refusal, file: str, bad: Bad) -> None:
    """One wrong value gives one fault, in its file and line, by its field, with a fix."""
    line = replace(file, bad.old, bad.new) + bad.lines_below
    (fault,) = refusal().faults
    assert (str(fault.file), fault.field, fault.line) == (file, bad.field, line)
    assert bad.problem in fault.problem
    assert bad.fix in fault.fix


@pytest.mark.parametrize("text", ["- 1\n", "chat\n", "3\n", "~\n", "''\n"])
def test_a_workload_that_is_no_mapping_is_refused(project: Path, refusal: Refusal, text: str) -> None:
    """The whole document is at fault, and the keys are listed."""
    (project / "workloads" / "chat.yaml").write_text(text, encoding="utf-8")
    (fault,) = refusal().faults
    assert (fault.line, fault.field) == (1, "")
    assert "must be a mapping" in fault.problem
    assert "`name`, `title`" in fault.fix


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{env: REGISTRY_TOKEN}", "hunter2-canary"),
        ("{env: REGISTRY_TOKEN}", "{env: hunter2-canary}"),
        ("{env: REGISTRY_TOKEN}", "{file: [hunter2-canary]}"),
        ("{env: REGISTRY_TOKEN}", "{token: hunter2-canary}"),
        ("target: sandbox", "target: hunter2-canary"),
        ("region: us-east-2", "region: {a: hunter2-canary}"),
        ("country: DE", "country: hunter2-canary"),
        ("public: {}", "public: hunter2-canary"),
        ("memory_gib: 2048", "memory_gib: hunter2-canary"),
    ],
)
def test_a_secret_in_the_wrong_place_is_not_repeated(replace: Replace, refusal: Refusal, old: str, new: str) -> None:
    """Messages end up in logs: no text that a user wrote as a value is in them."""
    replace("stacks/Pulumi.test.yaml", old, new)
    error = refusal()
    assert "canary" not in str(error)
    assert "canary" not in repr(error.faults)
