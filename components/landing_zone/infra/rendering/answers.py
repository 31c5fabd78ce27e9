"""What mocks answer in a cloud's place."""

import base64
import json
from typing import Any

_IDENTITIES = "userAssignedIdentities"
_KEY = "azure-native:keyvault:Key"
_CREDENTIALS = "azure-native:containerservice:listManagedClusterUserCredentials"


def answered(type_: str, inputs: dict[str, Any]) -> dict[str, Any]:
    """Return the outputs of a resource: its inputs in the shape that the SDKs read back, and what others parse."""
    if type_ == _KEY:
        identifier = f"https://{inputs['vaultName']}.vault.azure.net/keys/{inputs['keyName']}/0"
        return inputs | {"keyUriWithVersion": identifier}
    return inputs | _identity(inputs.get("identity"))


def looked_up(token: str, args: dict[str, Any]) -> dict[str, Any]:
    """Return the answer to the one question that components ask a cloud: the way into a cluster of AKS.

    NotImplementedError for any other.
    """
    if token != _CREDENTIALS:
        raise NotImplementedError(f"{token} needs a provider; components of the landing zone do not call it")
    cluster = {"server": f"https://{args['resourceName']}.example", "certificate-authority-data": ""}
    config = json.dumps({"clusters": [{"name": args["resourceName"], "cluster": cluster}]})
    return {"kubeconfigs": [{"name": "clusterUser", "value": base64.b64encode(config.encode()).decode()}]}


def _identity(identity: Any) -> dict[str, Any]:
    """Azure is given a list of user-assigned identities and answers with a map of them."""
    if not isinstance(identity, dict) or not isinstance(identity.get(_IDENTITIES), list):
        return {}
    told = {name: {"clientId": "", "principalId": ""} for name in identity[_IDENTITIES] if isinstance(name, str)}
    return {"identity": identity | {_IDENTITIES: told}}
