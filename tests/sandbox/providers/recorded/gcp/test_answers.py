"""Outputs are what GCP would name them."""

from typing import Any

from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN

COMPUTE = "https://www.googleapis.com/compute/v1/"


def test_a_network_has_a_link_that_a_preview_knows(gcp: Any) -> None:
    """So that what lies in it can be checked, too."""
    inputs = {"name": "dev-vpc", "autoCreateSubnetworks": False}
    preview = gcp.preview("gcp:compute/network:Network", inputs)
    resource_id, outputs = gcp.create("gcp:compute/network:Network", inputs)
    assert resource_id == "projects/my-project/global/networks/dev-vpc"
    assert preview["selfLink"] == outputs["selfLink"] == COMPUTE + resource_id
    assert (preview["numericId"], outputs["numericId"]) == (UNKNOWN, outputs["networkId"])
    assert outputs["project"] == "my-project"


def test_labels_are_joined_with_those_of_the_provider(gcp: Any) -> None:
    """The resource's own win."""
    bucket = {"name": "models-1", "location": "EU", "labels": {"team": "ml", "cost": "a"}}
    resource_id, outputs = gcp.create("gcp:storage/bucket:Bucket", bucket)
    assert resource_id == "models-1"
    assert outputs["url"] == "gs://models-1"
    assert outputs["effectiveLabels"] == {"team": "ml", "cost": "a"}
    assert gcp.create("gcp:storage/bucket:Bucket", {"name": "models-2", "location": "EU"}, "b")[1]["pulumiLabels"] == {
        "team": "ai"
    }


def test_a_service_account_has_a_mail_address(gcp: Any) -> None:
    """By which it is given roles."""
    resource_id, outputs = gcp.create("gcp:serviceaccount/account:Account", {"accountId": "dev-nodes"})
    email = "dev-nodes@my-project.iam.gserviceaccount.com"
    assert resource_id == outputs["name"] == f"projects/my-project/serviceAccounts/{email}"
    assert (outputs["email"], outputs["member"]) == (email, f"serviceAccount:{email}")


def test_agents_of_a_project_have_its_number(gcp: Any) -> None:
    """Each in a domain of its service."""
    token = "gcp:projects/serviceIdentity:ServiceIdentity"
    _, gke = gcp.create(token, {"service": "container.googleapis.com"}, "a")
    _, disks = gcp.create(token, {"service": "compute.googleapis.com"}, "b")
    assert gke["email"].partition("@")[0] == disks["email"].partition("@")[0]
    assert gke["email"].endswith("@container-engine-robot.iam.gserviceaccount.com")


def test_a_vpn_gateway_has_two_addresses(gcp: Any) -> None:
    """The same in every run, of networks that nobody has."""
    gateway = {"name": "dev-vpn", "network": "elsewhere", "region": "europe-west4"}
    _, outputs = gcp.create("gcp:compute/haVpnGateway:HaVpnGateway", gateway)
    addresses = [interface["ipAddress"] for interface in outputs["vpnInterfaces"]]
    assert len({*addresses}) == 2
    assert gcp.again().create("gcp:compute/haVpnGateway:HaVpnGateway", gateway)[1] == outputs
    assert all(address.startswith(("192.0.2.", "198.51.100.", "203.0.113.")) for address in addresses)


def test_keys_and_grants_lie_in_what_they_are_of(gcp: Any) -> None:
    """A key in its ring, a grant on its key."""
    ring, _ = gcp.create("gcp:kms/keyRing:KeyRing", {"name": "dev-eu", "location": "europe-west4"})
    key, _ = gcp.create("gcp:kms/cryptoKey:CryptoKey", {"name": "dev-eu", "keyRing": ring})
    assert key == "projects/my-project/locations/europe-west4/keyRings/dev-eu/cryptoKeys/dev-eu"
    grant = {"cryptoKeyId": key, "role": "roles/cloudkms.viewer", "member": "user:a@b.example"}
    granted, _ = gcp.create("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", grant)
    assert granted == f"{key}/roles/cloudkms.viewer/user:a@b.example"
