"""What Azure answers besides the inputs: names that it makes, principals that it gives.

Ids of principals are stable hashes of the resource's id, addresses are of networks for documentation.
"""

from typing import Any

from landing_zone.sandbox.providers.plugin.values import Object
from landing_zone.sandbox.providers.recorded.kind import Resource
from landing_zone.sandbox.providers.recorded.outputs import stable_address, stable_uuid


def common(resource: Resource) -> Object:
    """Return what every resource has: name, type, that it is there, and the principal of its identity."""
    found: Object = {"name": resource.name, "provisioningState": "Succeeded"}
    if "type" not in resource.inputs:
        found["type"] = arm_type(resource.kind.path)
    identity = resource.inputs.get("identity")
    return found | ({"identity": _principals(resource, identity)} if isinstance(identity, dict) else {})


def arm_type(path: str) -> str:
    """Return the type, as `Microsoft.Network/virtualNetworks/subnets`, of a template of ids."""
    namespace, *steps = path.rpartition("/providers/")[2].split("/") if "/providers/" in path else path.split("/")[1:]
    if namespace == "subscriptions":
        return "Microsoft.Resources/resourceGroups"
    return "/".join([namespace, *steps[::2]])


def _principals(resource: Resource, identity: Object) -> Object:
    found: Object = {"type": identity.get("type", "None")}
    if "SystemAssigned" in str(found["type"]):
        found |= {"principalId": _uuid(resource, "principal"), "tenantId": _tenant(resource)}
    users = identity.get("userAssignedIdentities")
    if isinstance(users, list):
        found["userAssignedIdentities"] = {str(user): _user(str(user)) for user in users}
    return found


def _user(identity_id: str) -> Object:
    return {"clientId": stable_uuid(identity_id, "client"), "principalId": stable_uuid(identity_id, "principal")}


def _uuid(resource: Resource, what: str) -> str:
    return stable_uuid(resource.id or "", what)


def _tenant(resource: Resource) -> str:
    return str(resource.settings.get("tenantId") or stable_uuid(str(resource.settings.get("subscriptionId")), "tenant"))


def identity(resource: Resource) -> Object:
    """Of a user-assigned identity."""
    return {**_user(resource.id or ""), "tenantId": _tenant(resource)}


def vault(resource: Resource) -> Object:
    """Of a key vault."""
    return {"properties": {"vaultUri": _vault_uri(resource), "provisioningState": "Succeeded"}}


def key(resource: Resource) -> Object:
    """Of a key: its identifiers, with the version that stands for what it was made of."""
    uri = f"{_vault_uri(resource)}keys/{resource.name}"
    wanted = resource.inputs.get("properties", {})
    version = stable_uuid(resource.id or "", str(wanted.get("kty")), str(wanted.get("keySize"))).replace("-", "")
    told = {name: wanted[name] for name in ("keyOps", "keySize", "kty", "rotationPolicy") if name in wanted}
    return {**told, "keyUri": uri, "keyUriWithVersion": f"{uri}/{version}"}


def secret(resource: Resource) -> Object:
    """Of a secret of a vault."""
    uri = f"{_vault_uri(resource)}secrets/{resource.name}"
    return {"properties": {"secretUri": uri, "secretUriWithVersion": f"{uri}/{_uuid(resource, 'v').replace('-', '')}"}}


def _vault_uri(resource: Resource) -> str:
    return f"https://{resource.inputs.get('vaultName', '')}.vault.azure.net/".lower()


def storage_account(resource: Resource) -> Object:
    """Of a storage account: its endpoints."""
    parts = {"blob": "blob", "dfs": "dfs", "file": "file", "queue": "queue", "table": "table", "web": "z1.web"}
    endpoints = {name: f"https://{resource.name}.{part}.core.windows.net/" for name, part in parts.items()}
    place = resource.inputs.get("location", "")
    return {"primaryEndpoints": endpoints, "primaryLocation": place, "statusOfPrimary": "available"}


def replication(resource: Resource) -> Object:
    """Of a policy of replication: the ids that the other end must name."""
    policy = _uuid(resource, "policy") if resource.name == "default" else resource.name
    rules = resource.inputs.get("rules")
    return {"policyId": policy, "rules": [_rule(resource, rule, i) for i, rule in enumerate(rules or ())]}


def _rule(resource: Resource, rule: Any, index: int) -> Object:
    said = rule if isinstance(rule, dict) else {}
    return {"ruleId": _uuid(resource, f"rule {index}"), **said}


def cluster(resource: Resource) -> Object:
    """Of a managed cluster: names, issuer, identity of its nodes, the group that Azure makes for them.

    Where the local control plane is, its users' credentials say.
    """
    group, place = resource.inputs.get("resourceGroupName", ""), resource.inputs.get("location", "")
    nodes = resource.inputs.get("nodeResourceGroup") or f"MC_{group}_{resource.name}_{place}"[:80]
    found: Object = {
        "currentKubernetesVersion": resource.inputs.get("kubernetesVersion", ""),
        "nodeResourceGroup": nodes,
        "powerState": {"code": "Running"},
        "resourceUID": _uuid(resource, "resource").replace("-", ""),
        "maxAgentPools": 100,
        **_domain_name(resource, str(place)),
        **_kubelet(resource, str(nodes)),
    }
    if resource.inputs.get("oidcIssuerProfile", {}).get("enabled") is True:
        issuer = f"https://{place}.oic.prod-aks.azure.com/{_tenant(resource)}/{_uuid(resource, 'issuer')}/"
        found["oidcIssuerProfile"] = {"issuerURL": issuer}
    return found


def _domain_name(resource: Resource, place: str) -> Object:
    """Return the name of the API server: a private one is in a zone of its own."""
    prefix = resource.inputs.get("dnsPrefix") or resource.inputs.get("fqdnSubdomain") or resource.name
    host = f"{prefix}-{_uuid(resource, 'fqdn')[:8]}"
    access = resource.inputs.get("apiServerAccessProfile") or {}
    if access.get("enablePrivateCluster") is True:
        return {"privateFQDN": f"{host}.{_uuid(resource, 'zone')}.privatelink.{place}.azmk8s.io"}
    return {"fqdn": f"{host}.hcp.{place}.azmk8s.io"}


def _kubelet(resource: Resource, nodes: str) -> Object:
    """Return the identity of the nodes, unless the program names one."""
    if "identityProfile" in resource.inputs:
        return {}
    made = (
        f"/subscriptions/{resource.settings.get('subscriptionId', '')}/resourceGroups/{nodes}"
        f"/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{resource.name}-agentpool"
    )
    user = _user(made)
    told = {"clientId": user["clientId"], "objectId": user["principalId"], "resourceId": made}
    return {"identityProfile": {"kubeletidentity": told}}


def agent_pool(resource: Resource) -> Object:
    """Of an agent pool."""
    version = resource.inputs.get("orchestratorVersion", "")
    return {"currentOrchestratorVersion": version, "powerState": {"code": "Running"}}


def public_address(resource: Resource) -> Object:
    """Of a public address."""
    return {"ipAddress": stable_address(resource.id or "")}


def private_endpoint(resource: Resource) -> Object:
    """Of a private endpoint: the interface that Azure makes for it."""
    path = (resource.id or "").replace("/privateEndpoints/", "/networkInterfaces/")
    return {"networkInterfaces": [{"id": f"{path}.nic.{_uuid(resource, 'nic')}"}]}


def gateway(resource: Resource) -> Object:
    """Of a VPN gateway: its BGP number and addresses."""
    wanted = resource.inputs.get("bgpSettings", {})
    return {
        "bgpSettings": {"asn": wanted.get("asn", 65515), "bgpPeeringAddress": stable_address(resource.id or "", "bgp")}
    }


def connection(_resource: Resource) -> Object:
    """Of a connection; the other end is not there."""
    return {"connectionStatus": "NotConnected"}


def peering(_resource: Resource) -> Object:
    """Of a peering; both sides have to make theirs."""
    return {"peeringState": "Initiated"}


def workspace(resource: Resource) -> Object:
    """Of a workspace for logs."""
    return {"customerId": _uuid(resource, "customer")}


def registry(resource: Resource) -> Object:
    """Of a registry."""
    return {"loginServer": f"{resource.name}.azurecr.io".lower()}
