"""A landing zone that an earlier version made is not made anew by this one.

`tests/data/upgrade/` holds what that version left: the engine's state, and what the clouds had. Record it anew, once a
release is out, with `LZ_RECORD=1 .venv/bin/pytest tests/plugin/test_upgrade.py`.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pulumi
import pytest
from pulumi_azure_native.provider import Provider as AzureProvider
from pulumi_gcp.provider import Provider as GcpProvider

from landing_zone.engine.run import Operation
from landing_zone.infra.azure.resource_group import AzureResourceGroup
from landing_zone.infra.clusters.existing_cluster import ExistingCluster
from landing_zone.infra.keys.azure_key import AzureKey
from landing_zone.infra.keys.gcp_key import GcpKey
from landing_zone.infra.network.azure_network import AzureNetwork
from landing_zone.infra.network.gcp_network import GcpNetwork
from landing_zone.infra.storage.azure_model_store import AzureModelStore
from landing_zone.infra.storage.gcp_model_store import GcpModelStore
from landing_zone.sandbox.clouds.folders import cloud_folder

pytestmark = pytest.mark.integration

CLOUDS = ("azure-native", "gcp")
TAGS = {"environment": "dev", "owner": "ai"}
SECRET = "4dabf18193072939515e22adb298388d"
KUBECONFIG = json.dumps({"clusters": [{"name": "site", "cluster": {"server": "https://site.example:6443"}}]})


def network(region: str, cidr: str, zones: list[str]) -> Any:
    """Arguments of a network."""
    place = {"environment": "dev", "cluster": "eu", "region": region, "profile": "dev", "cidr": cidr, "zones": zones}
    ranges = {"pods": "10.128.0.0/16", "services": "172.20.0.0/16"}
    return {**place, **ranges, "nat": "single", "endpoints": True, "flow_logs": False, "tags": TAGS}


def place(account: str, region: str) -> Any:
    """Arguments that keys and stores share."""
    return {"environment": "dev", "account": account, "region": region, "profile": "dev", "tags": TAGS}


def on_azure() -> None:
    """A resource group with a key, a network and a store."""
    provider = AzureProvider("azure", subscription_id="s-1", tenant_id="t-1")
    opts = pulumi.ResourceOptions(providers={"azure-native": provider})
    ours = place("s-1", "westeurope")
    group = AzureResourceGroup(
        "azure", {"environment": "dev", "name": "eu", "region": "westeurope", "tags": TAGS}, opts
    )
    key = AzureKey("azure-key", {**ours, "name": "eu", "tenant": "t-1", "resource_group": group.name}, opts)
    inside = network("westeurope", "10.60.0.0/16", ["1", "2"])
    AzureNetwork("azure-network", {**inside, "account": "s-1", "resource_group": group.name, "key": key.key_id}, opts)
    AzureModelStore(
        "azure-store", {**ours, "jurisdiction": "EU", "key": key.key_id, "resource_group": group.name}, opts
    )


def on_gcp() -> None:
    """A key, a network and a store in a project."""
    provider = GcpProvider("gcp", project="my-project", region="europe-west4", default_labels=TAGS)
    opts = pulumi.ResourceOptions(providers={"gcp": provider})
    ours = place("my-project", "europe-west4")
    key = GcpKey("gcp-key", {**ours, "name": "eu"}, opts)
    inside = network("europe-west4", "10.70.0.0/16", ["europe-west4-a", "europe-west4-b"])
    GcpNetwork("gcp-network", {**inside, "account": "my-project"}, opts)
    GcpModelStore("gcp-store", {**ours, "jurisdiction": "EU", "key": key.key_id}, opts)


def program() -> None:
    """The environment."""
    on_azure()
    on_gcp()
    site = {"name": "site", "site": "on-prem", "region": "frankfurt", "jurisdiction": "EU"}
    ExistingCluster("site", {**site, "kubeconfig": KUBECONFIG})


@pytest.fixture(scope="module")
def kept(root: Path) -> Path:
    """Where the recorded state lies."""
    return root / "tests" / "data" / "upgrade"


@pytest.fixture
def upgraded(project: Any, kept: Path) -> Any:
    """A stack with the recorded state, in clouds that hold what they then held."""
    if "LZ_RECORD" in os.environ:
        project.run(Operation.UP, program)
        record(project, kept)
    for cloud in CLOUDS:
        folder = cloud_folder(project.state, "dev", cloud)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in json.loads((kept / f"{cloud}.json").read_text()).items():
            (folder / name).write_text(json.dumps(content))
    project.stack.call("stack", "import", "--file", str(kept / "state.json"), "--stack", "dev")
    return project


def record(project: Any, kept: Path) -> None:
    """Write state and clouds so that the same run writes the same bytes: no times, no places, secrets in the clear."""
    state = json.loads(project.stack.call("stack", "export", "--show-secrets", "--stack", "dev"))
    deployment = state["deployment"]
    deployment["manifest"]["time"] = "2026-01-01T00:00:00Z"
    for resource in deployment["resources"]:
        for names in (resource.get("dependencies", []), *resource.get("propertyDependencies", {}).values()):
            (names or []).sort()
        for field in ("created", "modified", "sourcePosition", "stackTrace"):
            resource.pop(field, None)
    for resource in deployment["resources"]:
        if resource["type"].startswith("pulumi:providers:"):
            state = json.loads(json.dumps(state).replace(resource["id"], str(uuid5(NAMESPACE_URL, resource["urn"]))))
    deployment = state["deployment"]
    deployment["resources"] = ordered(deployment["resources"])
    write(kept / "state.json", state)
    for cloud in CLOUDS:
        files = sorted(cloud_folder(project.state, "dev", cloud).glob("*.json"))
        write(kept / f"{cloud}.json", {file.name: json.loads(file.read_text()) for file in files})


def ordered(resources: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return resources by URN, each after those that it needs, as the engine wants them."""
    waiting, done = sorted(resources, key=lambda r: str(r["urn"])), list[dict[str, Any]]()
    while waiting:
        there = {resource["urn"] for resource in done}
        ready = next(resource for resource in waiting if needs(resource) <= there)
        waiting.remove(ready)
        done.append(ready)
    return done


def needs(resource: dict[str, Any]) -> set[str]:
    """Return the URNs that a resource needs."""
    provider = resource.get("provider", "").rpartition("::")[0]
    return {*resource.get("dependencies", ()), *filter(None, (resource.get("parent"), provider))}


def write(path: Path, content: Any) -> None:
    """Write a JSON file."""
    path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n")


def resources(kept: Path) -> list[dict[str, Any]]:
    """Return the resources of the recorded state."""
    found = json.loads((kept / "state.json").read_text())["deployment"]["resources"]
    assert isinstance(found, list)
    return found


def test_nothing_is_replaced_and_nothing_deleted(upgraded: Any, kept: Path) -> None:
    """What this version would change of the recorded environment, it changes in place."""
    foreseen = upgraded.run(Operation.PREVIEW, program)
    done = {change for change, count in foreseen.changes.items() if count}
    assert done <= {"same", "update", "create"}
    assert foreseen.changes["same"] + foreseen.changes["update"] == len(resources(kept))


def test_a_rename_without_an_alias_is_noticed(upgraded: Any) -> None:
    """The judge itself: under another name, the site's component is deleted and made."""

    def renamed() -> None:
        on_azure()
        on_gcp()
        site = {"name": "site", "site": "on-prem", "region": "frankfurt", "jurisdiction": "EU"}
        ExistingCluster("another", {**site, "kubeconfig": KUBECONFIG})

    foreseen = upgraded.run(Operation.PREVIEW, renamed)
    assert foreseen.changes["delete"] == 1


def test_an_alias_keeps_what_is_renamed(upgraded: Any) -> None:
    """A component that gets another name says the former one; its children follow."""

    def renamed() -> None:
        on_azure()
        on_gcp()
        site = {"name": "site", "site": "on-prem", "region": "frankfurt", "jurisdiction": "EU"}
        former = pulumi.ResourceOptions(aliases=[pulumi.Alias(name="site")])
        ExistingCluster("another", {**site, "kubeconfig": KUBECONFIG}, former)

    foreseen = upgraded.run(Operation.PREVIEW, renamed)
    assert foreseen.changes.get("delete", 0) == 0


def strings(value: Any) -> Iterator[str]:
    """Every string of a JSON value."""
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


def test_the_record_is_of_no_machine(kept: Path) -> None:
    """No path of the machine that recorded it; what is secret is marked as such."""
    texts = [text for file in sorted(kept.glob("*.json")) for text in strings(json.loads(file.read_text()))]
    assert not [
        text for text in texts if text.startswith((str(Path.home()), gettempdir(), str(kept.parents[2]), "project:"))
    ]
    (provider,) = (r for r in resources(kept) if r["type"] == "pulumi:providers:kubernetes")
    assert SECRET in provider["inputs"]["kubeconfig"]
