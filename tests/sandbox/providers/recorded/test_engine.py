"""The real engine on both clouds: made, kept, drifted, put back, destroyed."""

import json
from collections.abc import Callable
from pathlib import Path

import pulumi
import pytest
from pulumi_azure_native import keyvault, managedidentity, network, resources
from pulumi_azure_native.provider import Provider as AzureProvider
from pulumi_gcp import compute, serviceaccount
from pulumi_gcp.provider import Provider as GcpProvider

from landing_zone.engine.outcome import Outcome
from landing_zone.engine.run import Operation, run
from landing_zone.engine.stack import Stack
from landing_zone.sandbox.clouds.folders import cloud_folder
from landing_zone.sandbox.clouds.programs import Programs
from landing_zone.sandbox.providers.recorded.azure.deleted_vaults import deleted_vaults

pytestmark = pytest.mark.integration

RESOURCES = 9
PROVIDERS_AND_STACK = 3


def declare(cidr: str = "10.0.1.0/24") -> None:
    """Make a network, an identity and a vault on Azure, a network and an account on GCP."""
    azure = AzureProvider("azure", subscription_id="s-1", tenant_id="t-1")
    gcp = GcpProvider("gcp", project="my-project", region="europe-west4", default_labels={"team": "ai"})
    on_azure, on_gcp = pulumi.ResourceOptions(provider=azure), pulumi.ResourceOptions(provider=gcp)
    group = resources.ResourceGroup("group", resource_group_name="dev-eu", location="westeurope", opts=on_azure)
    here = {"resource_group_name": group.name, "location": "westeurope"}
    spaces = network.AddressSpaceArgs(address_prefixes=["10.0.0.0/16"])
    net = network.VirtualNetwork("net", virtual_network_name="dev-net", address_space=spaces, **here, opts=on_azure)
    network.Subnet(
        "nodes",
        subnet_name="nodes",
        virtual_network_name=net.name,
        resource_group_name=group.name,
        address_prefix=cidr,
        opts=on_azure,
    )
    identity = managedidentity.UserAssignedIdentity("identity", resource_name_="dev-identity", **here, opts=on_azure)
    properties = keyvault.VaultPropertiesArgs(tenant_id="t-1", sku=keyvault.SkuArgs(family="A", name="standard"))
    vault = keyvault.Vault("vault", vault_name="kv-dev", properties=properties, **here, opts=on_azure)
    vpc = compute.Network("vpc", name="dev-vpc", auto_create_subnetworks=False, opts=on_gcp)
    compute.Subnetwork(
        "subnet",
        name="dev-nodes",
        network=vpc.self_link,
        region="europe-west4",
        ip_cidr_range="10.1.0.0/20",
        opts=on_gcp,
    )
    account = serviceaccount.Account("account", account_id="dev-nodes", opts=on_gcp)
    serviceaccount.IAMMember(
        "user", service_account_id=account.name, role="roles/iam.user", member=account.member, opts=on_gcp
    )
    pulumi.export("principal", identity.principal_id)
    pulumi.export("vault", vault.properties.vault_uri)
    pulumi.export("account", account.email)


class Project:
    """A stack of its own."""

    def __init__(self, stack: Stack, folder: Path, end: Callable[[], None]) -> None:
        self.stack, self.folder, self._end = stack, folder, end

    def run(self, operation: Operation, program: Callable[[], None], *flags: str) -> Outcome:
        """Run one operation."""
        outcome = run(operation, self.stack, program, lambda _: None, *flags)
        self._end()
        return outcome

    def files(self) -> dict[str, Path]:
        """Return the files that are kept, by the ends of the resources' ids."""
        folders = [cloud_folder(self.folder, "dev", package) for package in ("azure-native", "gcp")]
        files = [file for folder in folders for file in folder.glob("*.json")]
        return {json.loads(file.read_text())["id"].rpartition("/")[2]: file for file in files}


@pytest.fixture
def project(new_stack: Callable[..., Stack], tmp_path: Path, let_program_end: Callable[[], None]) -> Project:
    """A stack with the plugins, as `lz` prepares it."""
    stack, state = new_stack("dev"), tmp_path / "state"
    Programs({}, {}, tmp_path / "catalog").write(state, "dev")
    return Project(stack, state, let_program_end)


def test_a_program_of_both_clouds_lives_and_ends(project: Project) -> None:
    """Made; the same again changes nothing; an edit by hand is drift and is put back; nothing is left but a name."""
    made = project.run(Operation.UP, declare)
    assert made.ok, (made.errors, made.log)
    assert made.changes["create"] == RESOURCES + PROVIDERS_AND_STACK
    assert made.outputs["vault"] == "https://kv-dev.vault.azure.net/"
    assert made.outputs["account"] == "dev-nodes@my-project.iam.gserviceaccount.com"

    again = project.run(Operation.UP, declare, "--refresh")
    assert again.ok, (again.errors, again.log)
    assert {change for change, count in again.changes.items() if count} == {"same"}
    assert again.outputs == made.outputs

    file = project.files()["nodes"]
    file.write_text(file.read_text().replace("10.0.1.0/24", "10.0.2.0/24"))
    drifted = project.run(Operation.PREVIEW, declare, "--refresh")
    assert drifted.changes["update"] == 1
    back = project.run(Operation.UP, declare, "--refresh")
    assert back.changes["update"] == 1
    assert "10.0.1.0/24" in file.read_text()

    refused = project.run(Operation.PREVIEW, lambda: declare("10.9.0.0/24"))
    assert not refused.ok
    assert "addressPrefix: 10.9.0.0/24 lies outside of its network, 10.0.0.0/16" in str(refused.errors)

    ended = project.run(Operation.DESTROY, lambda: None)
    assert ended.ok, (ended.errors, ended.log)
    assert project.files() == {}
    assert [vault.name for vault in deleted_vaults(project.folder, "dev")] == ["kv-dev"]
