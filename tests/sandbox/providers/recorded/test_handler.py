"""The life of a recorded resource, as the engine asks for it."""

import json
from pathlib import Path
from typing import Any

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox.providers.plugin.handler import Invalid
from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN

IDENTITY = "azure-native:managedidentity:UserAssignedIdentity"
CONNECTION = "azure-native:network:VirtualNetworkGatewayConnection"
INPUTS = {"resourceName": "dev-identity", "resourceGroupName": "dev-eu", "location": "westeurope"}


def only_file(asked: Any, ending: str) -> Path:
    """Return the file of a resource."""
    (file,) = asked.scope.ledger.folder.glob(f"{ending}.*.json")
    return Path(file)


def test_made_twice_is_made_once(azure: Any) -> None:
    """A run that was killed after the record, and repeated, gets the same id and outputs."""
    assert azure.create(IDENTITY, INPUTS) == azure.again().create(IDENTITY, INPUTS)
    assert len([entry for entry in azure.scope.ledger.all() if entry.token == IDENTITY]) == 1


def test_a_preview_knows_what_follows_from_the_inputs(azure: Any) -> None:
    """What the cloud decides is unknown until the resource is there; nothing is kept."""
    outputs = azure.preview(IDENTITY, INPUTS)
    assert (outputs["name"], outputs["location"]) == ("dev-identity", "westeurope")
    assert {outputs[key] for key in ("principalId", "clientId", "tenantId")} == {UNKNOWN}
    resource_id, made = azure.create(IDENTITY, INPUTS)
    assert outputs.keys() >= made.keys()
    azure.delete(IDENTITY, resource_id)
    assert azure.scope.ledger.get(resource_id) is None


def test_what_was_changed_by_hand_is_read(azure: Any) -> None:
    """As inputs and outputs; what is gone is gone."""
    resource_id, _ = azure.create(IDENTITY, INPUTS)
    file = only_file(azure, "dev-identity")
    document = json.loads(file.read_text())
    document["inputs"]["tags"] = {"by": "hand"}
    file.write_text(json.dumps(document))
    found = azure.read(IDENTITY, resource_id, INPUTS)
    assert found.inputs == {**INPUTS, "tags": {"by": "hand"}}
    assert found.outputs["tags"] == {"by": "hand"}
    file.unlink()
    assert azure.read(IDENTITY, resource_id, INPUTS) is None


def test_an_update_is_kept(azure: Any) -> None:
    """With the outputs of the new inputs."""
    resource_id, before = azure.create(IDENTITY, INPUTS)
    after = azure.update(IDENTITY, resource_id, {**INPUTS, "tags": {"a": "b"}})
    assert after == {**before, "tags": {"a": "b"}}
    assert azure.read(IDENTITY, resource_id, INPUTS).inputs["tags"] == {"a": "b"}


def test_another_name_or_place_needs_another_resource(azure: Any) -> None:
    """Everything else is changed in place."""

    def replaced(**new: Any) -> set[str]:
        return {str(path[0]) for path in azure.diff(IDENTITY, INPUTS, {**INPUTS, **new}).replaced}

    assert replaced(resourceName="other") == {"resourceName"}
    assert replaced(location="northeurope") == {"location"}
    assert replaced(tags={"a": "b"}) == set()
    assert azure.diff(IDENTITY, INPUTS, INPUTS).changes == {}


def test_what_a_resource_lies_in_must_be_there(azure: Any) -> None:
    """Only when it is made: a preview can't know what the same run brings."""
    elsewhere = {**INPUTS, "resourceGroupName": "dev-us"}
    azure.preview(IDENTITY, elsewhere)
    with pytest.raises(SandboxError, match=r"/subscriptions/s-1/resourceGroups/dev-us does not exist; make it first"):
        azure.create(IDENTITY, elsewhere)


def test_two_resources_of_a_program_do_not_share_a_name(azure: Any) -> None:
    """One that only got another name in the program is made under it, and the old one's end spares it."""
    resource_id, _ = azure.create(IDENTITY, INPUTS, "old")
    with pytest.raises(Invalid, match=r"is already that of old"):
        azure.check(IDENTITY, INPUTS, "new")
    later = azure.again()
    later.create(IDENTITY, INPUTS, "new")
    later.delete(IDENTITY, resource_id, "old")
    assert later.scope.ledger.get(resource_id) is not None
    later.delete(IDENTITY, resource_id, "new")
    assert later.scope.ledger.get(resource_id) is None


def test_secrets_are_not_kept(azure: Any) -> None:
    """Neither in a file nor as drift."""
    inputs = {
        "virtualNetworkGatewayConnectionName": "dev-link",
        "resourceGroupName": "dev-eu",
        "location": "westeurope",
        "connectionType": "IPsec",
        "virtualNetworkGateway1": {"id": "elsewhere"},
        "sharedKey": "canary-4711",
    }
    resource_id, _ = azure.create(CONNECTION, inputs)
    assert "canary-4711" not in only_file(azure, "dev-link").read_text()
    assert azure.read(CONNECTION, resource_id, inputs).inputs == inputs


def test_faults_are_one_line(azure: Any) -> None:
    """The first one, and how many more there are."""
    with pytest.raises(Invalid) as caught:
        azure.check(IDENTITY, {"resourceName": "x", "location": "westeurop", "nme": "y"})
    assert str(caught.value.reason).endswith("(and 4 more)")
    assert "\n" not in caught.value.reason


def test_a_name_that_is_missing_is_asked_for(azure: Any) -> None:
    """Names are not made up: the next run could not find them."""
    with pytest.raises(Invalid, match=r"resourceName: missing; names are fixed here"):
        azure.check(IDENTITY, {"resourceGroupName": "dev-eu", "location": "westeurope"})


def test_unknown_types_are_refused_by_name(azure: Any) -> None:
    """Nothing of them could be checked."""
    with pytest.raises(SandboxError, match=r"azure-native:sql:Server: the sandbox does not know this type of Azure"):
        azure.check("azure-native:sql:Server", {})
