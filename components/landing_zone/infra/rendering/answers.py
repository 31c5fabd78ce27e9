"""What mocks answer in a cloud's place."""

from typing import Any

_IDENTITIES = "userAssignedIdentities"
_KEY = "azure-native:keyvault:Key"
_EKS = "aws:eks/cluster:Cluster"


def answered(type_: str, inputs: dict[str, Any]) -> dict[str, Any]:
    """Return the outputs of a resource: its inputs in the shape that the SDKs read back, and what others parse."""
    if type_ == _KEY:
        identifier = f"https://{inputs['vaultName']}.vault.azure.net/keys/{inputs['keyName']}/0"
        return inputs | {"keyUriWithVersion": identifier}
    if type_ == _EKS:
        return inputs | _eks(inputs)
    return inputs | _identity(inputs.get("identity"))


def _identity(identity: Any) -> dict[str, Any]:
    """Azure is given a list of user-assigned identities and answers with a map of them."""
    if not isinstance(identity, dict) or not isinstance(identity.get(_IDENTITIES), list):
        return {}
    told = {name: {"clientId": "", "principalId": ""} for name in identity[_IDENTITIES] if isinstance(name, str)}
    return {"identity": identity | {_IDENTITIES: told}}


def _eks(inputs: dict[str, Any]) -> dict[str, Any]:
    """EKS makes an issuer, a security group and an authority of its own for every cluster."""
    name = inputs["name"]
    return {
        "endpoint": f"https://{name}.eks.amazonaws.com",
        "certificateAuthority": {"data": ""},
        "identities": [{"oidcs": [{"issuer": f"https://oidc.eks.amazonaws.com/id/{name}"}]}],
        "vpcConfig": inputs["vpcConfig"] | {"clusterSecurityGroupId": f"sg-{name}"},
    }
