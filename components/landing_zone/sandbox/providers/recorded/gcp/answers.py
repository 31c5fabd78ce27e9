"""What GCP answers besides the inputs: links, addresses, mail addresses of accounts.

Numbers are stable hashes of the resource's id, addresses are of networks for documentation.
"""

import ipaddress
import json
from collections.abc import Mapping
from typing import Any

from landing_zone.sandbox.providers.plugin.values import Object
from landing_zone.sandbox.providers.recorded.kind import Resource
from landing_zone.sandbox.providers.recorded.outputs import stable_address, stable_number

COMPUTE = "https://www.googleapis.com/compute/v1/"
CONTAINER = "https://container.googleapis.com/v1/"


def common(resource: Resource) -> Object:
    """Return what every resource has: where it is, and its labels with those of the provider."""
    known = {"project": resource.settings.get("project"), "region": resource.settings.get("region")}
    placed = {key: value for key, value in known.items() if value and key not in resource.inputs}
    own = resource.inputs.get("labels") or resource.inputs.get("resourceLabels")
    return {**placed, **resource_labels(own if isinstance(own, dict) else {}, resource.settings)}


def resource_labels(own: Mapping[str, Any], settings: Mapping[str, Any]) -> Object:
    """Return the labels that a resource has in the end."""
    default = settings.get("defaultLabels") or {}
    found = {**(json.loads(default) if isinstance(default, str) else default), **own}
    return {"effectiveLabels": found, "pulumiLabels": found} if found else {}


def compute(resource: Resource) -> Object:
    """Of everything of Compute Engine."""
    return {"name": resource.name, "selfLink": f"{COMPUTE}{resource.id}"}


def network(resource: Resource) -> Object:
    """Of a network."""
    number = _number(resource, 19)
    return {**compute(resource), "networkId": number, "numericId": number}


def subnetwork(resource: Resource) -> Object:
    """Of a subnet: its gateway is its first address."""
    try:
        gateway = str(ipaddress.ip_network(str(resource.inputs.get("ipCidrRange")))[1])
    except ValueError:
        gateway = ""
    return {**compute(resource), "gatewayAddress": gateway}


def address(resource: Resource) -> Object:
    """Of an address, unless the program chooses it."""
    said = resource.inputs.get("address")
    return {**compute(resource), "address": said or stable_address(resource.id or "")}


def forwarding_rule(resource: Resource) -> Object:
    """Of a forwarding rule to Google's APIs."""
    return {**compute(resource), "pscConnectionId": _number(resource, 17), "pscConnectionStatus": "ACCEPTED"}


def vpn_gateway(resource: Resource) -> Object:
    """Of an HA VPN gateway: two interfaces, each with an address."""
    interfaces = [{"id": i, "ipAddress": stable_address(resource.id or "", str(i))} for i in (0, 1)]
    return {**compute(resource), "vpnInterfaces": interfaces}


def tunnel(resource: Resource) -> Object:
    """Of a tunnel; the other end is not there."""
    return {**compute(resource), "tunnelId": _number(resource, 19), "detailedStatus": "No incoming packets from peer"}


def cluster(resource: Resource) -> Object:
    """Of a cluster. The address and authority of the API server are those of the local control plane."""
    version = resource.inputs.get("minMasterVersion", "")
    return {"selfLink": f"{CONTAINER}{resource.id}", "masterVersion": version, "nodeVersion": version}


def node_pool(resource: Resource) -> Object:
    """Of a node pool."""
    said = resource.inputs.get("version")
    return {"version": said} if said else {}


def crypto_key(resource: Resource) -> Object:
    """Of a key: its first version."""
    version = {"name": f"{resource.id}/cryptoKeyVersions/1", "state": "ENABLED"}
    return {"primaries": [version]}


def bucket(resource: Resource) -> Object:
    """Of a bucket."""
    link = f"https://www.googleapis.com/storage/v1/b/{resource.name}"
    return {"name": resource.name, "selfLink": link, "url": f"gs://{resource.name}"}


def account(resource: Resource) -> Object:
    """Of a service account: its mail address."""
    email = (resource.id or "").rpartition("/")[2]
    return {"name": resource.id, "email": email, "member": f"serviceAccount:{email}", "uniqueId": _number(resource)}


def service_identity(resource: Resource) -> Object:
    """Of the agent of a service: its address holds the project's number, and one of the service's own domains."""
    service = str(resource.inputs.get("service", "")).partition(".")[0]
    domains = {"container": "container-engine-robot", "compute": "compute-system", "storage": "gs-project-accounts"}
    project = str(resource.inputs.get("project") or resource.settings.get("project"))
    number = stable_number(project, digits=12)
    email = f"service-{number}@{domains.get(service, f'gcp-sa-{service}')}.iam.gserviceaccount.com"
    return {"email": email, "member": f"serviceAccount:{email}"}


def managed_zone(resource: Resource) -> Object:
    """Of a DNS zone; a private one is answered by the metadata server."""
    private = resource.inputs.get("visibility") == "private"
    servers = (
        ["ns-gcp-private.googledomains.com."] if private else [f"ns-cloud-a{i}.googledomains.com." for i in (1, 2)]
    )
    return {"managedZoneId": _number(resource, 19), "nameServers": servers}


def named_by_id(resource: Resource) -> Object:
    """Of what is called by the last part of its id."""
    return {"name": resource.name}


def managed_secret(resource: Resource) -> Object:
    """Of a secret."""
    return {"name": resource.id}


def secret_version(resource: Resource) -> Object:
    """Of a secret's version; a new secret begins with the first."""
    return {"name": resource.id, "version": "1"}


def member(resource: Resource) -> Object:
    """Of a grant: the state of the policy that it is in."""
    return {"etag": f"BwY{_number(resource, 8)}="}


def spoke(resource: Resource) -> Object:
    """Of a spoke."""
    return {"state": "ACTIVE", "uniqueId": _number(resource)}


def _number(resource: Resource, digits: int = 21) -> str:
    return stable_number(resource.id or "", digits=digits)
