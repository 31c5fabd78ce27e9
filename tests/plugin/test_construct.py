"""The real engine has components constructed by the plugin, for a program that knows their tokens alone."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pulumi
import pulumi_kubernetes as k8s
import pytest
from pulumi_azure_native.provider import Provider as AzureProvider

from landing_zone.engine.run import Operation
from landing_zone.infra.accelerators.workload_priorities import VALUES, priority_class
from landing_zone.infra.azure.resource_group import AzureResourceGroup
from landing_zone.infra.clusters.existing_cluster import ExistingCluster
from landing_zone.infra.tenancy.tenant_namespace import TenantNamespace
from landing_zone.sandbox.clouds import opening
from landing_zone.sandbox.clouds.programs import Programs
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.kube import Kube

pytestmark = pytest.mark.integration

GROUP = {"environment": "dev", "name": "eu", "region": "westeurope", "tags": {"team": "ai"}}
CLUSTER = {"name": "site", "site": "on-prem", "region": "frankfurt", "jurisdiction": "EU"}


@pytest.fixture(scope="module")
def cluster(
    binaries: dict[str, Path], shared_files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SandboxCluster]:
    """A control plane of its own."""
    folder = tmp_path_factory.mktemp("state")
    Programs(binaries, shared_files, folder / "catalog").write(folder, "dev")
    yield opening.open_cluster(folder, "dev", "site")
    opening.close_cluster(folder, "dev", "site")


def on_azure() -> pulumi.ResourceOptions:
    """Options of what is made on Azure."""
    azure = AzureProvider("azure", subscription_id="s-1", tenant_id="t-1")
    return pulumi.ResourceOptions(providers={"azure-native": azure})


def on_cluster(cluster: SandboxCluster) -> pulumi.ResourceOptions:
    """Options of what is made in the cluster."""
    return pulumi.ResourceOptions(providers={"kubernetes": k8s.Provider("k8s", kubeconfig=config(cluster))})


def config(cluster: SandboxCluster) -> str:
    """The content of the cluster's kubeconfig."""
    return cluster.kubeconfig.read_text()


def test_a_component_lives_in_another_program_as_in_ours(project: Any, remote: Any, cluster: SandboxCluster) -> None:
    """Previewed while its kubeconfig is unknown; made; kept; and taken over by the Python class without a change."""

    def other() -> None:
        group = remote("AzureResourceGroup", "group", GROUP, on_azure(), "name", "groupId")
        kubeconfig = group.output("groupId").apply(lambda _: config(cluster))
        remote("ExistingCluster", "site", {**CLUSTER, "kubeconfig": kubeconfig}, pulumi.ResourceOptions())
        tenant = {"cluster": "site", "tenant": "clinic", "owner": "ai@clinic.example", "accelerators": 2}
        tenant |= {"acceleratorResources": ["nvidia.com/gpu"], "storeToken": pulumi.Output.secret("t0ken")}
        space = remote("TenantNamespace", "clinic", tenant, on_cluster(cluster), "namespace", "serviceAccount")
        pulumi.export("account", space.output("serviceAccount"))

    def ours() -> None:
        group = AzureResourceGroup("group", GROUP, on_azure())
        kubeconfig = group.group_id.apply(lambda _: config(cluster))
        ExistingCluster("site", {**CLUSTER, "kubeconfig": kubeconfig})
        tenant = {"cluster": "site", "tenant": "clinic", "owner": "ai@clinic.example", "accelerators": 2}
        tenant |= {"accelerator_resources": ["nvidia.com/gpu"], "store_token": pulumi.Output.secret("t0ken")}
        space = TenantNamespace("clinic", tenant, on_cluster(cluster))
        pulumi.export("account", space.service_account)

    foreseen = project.run(Operation.PREVIEW, other)
    made = project.run(Operation.UP, other)
    assert made.changes["create"] == foreseen.changes["create"] > 10
    assert made.outputs == {"account": "model"}
    quota = asyncio.run(live(cluster, "ResourceQuota", "accelerators", "clinic"))
    assert quota["spec"]["hard"] == {"requests.nvidia.com/gpu": "2", "pods": "500"}
    assert "t0ken" not in project.stack.state_file.read_text()
    for program in (other, ours):
        again = project.run(Operation.UP, program)
        assert {change for change, count in again.changes.items() if count} == {"same"}
    project.run(Operation.DESTROY, lambda: None)
    assert asyncio.run(live(cluster, "Namespace", "clinic")) is None


def test_the_library_pages_transform_reaches_inside(project: Any, cluster: SandboxCluster, root: Path) -> None:
    """The page's last program in Python: each priority class gets an owner."""
    text = re.findall(r"^```python\n(.*?)^```$", (root / "docs/library.md").read_text(), re.MULTILINE | re.DOTALL)[-1]
    code = compile(text.replace("/etc/kubeconfig", str(cluster.kubeconfig)), "library.md", "exec")
    project.run(Operation.UP, lambda: exec(code, {"__name__": "page"}))
    names = [priority_class(criticality) for criticality in VALUES]
    made = [name for name in names if asyncio.run(priority(cluster, name))["metadata"]["annotations"]["owner"]]
    assert made == names
    project.run(Operation.DESTROY, lambda: None)


async def priority(cluster: SandboxCluster, name: str) -> Any:
    """Return a priority class."""
    async with Kube.connect(cluster.kubeconfig) as kube:
        return await kube.get("scheduling.k8s.io/v1", "PriorityClass", name)


async def live(cluster: SandboxCluster, kind: str, name: str, namespace: str | None = None) -> Any:
    """Return an object as the API server has it."""
    async with Kube.connect(cluster.kubeconfig) as kube:
        return await kube.get("v1", kind, name, namespace)


def test_what_a_component_refuses_is_said_in_one_line(project: Any, remote: Any) -> None:
    """A missing argument is named; a token that is none is answered with those there are."""

    def refused(program: Any) -> str:
        outcome = project.attempt(Operation.PREVIEW, program)
        assert not outcome.ok
        return str(outcome.errors[0])

    missing = refused(lambda: remote("WorkloadPriorities", "a", {}, pulumi.ResourceOptions()))
    assert "Missing required input 'cluster' on 'WorkloadPriorities'" in missing
    unknown = refused(lambda: remote("Nothing", "a", {}, pulumi.ResourceOptions()))
    assert "ai-landing-zone:index:Nothing: there is no such component; there are AcceleratorPool, AksCluster" in unknown
    assert "Traceback" not in missing + unknown
