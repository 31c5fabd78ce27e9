"""Private Service Connect for Google's APIs: one private address for storage, registry, keys, logs and models."""

import ipaddress

import pulumi
from pulumi_gcp.compute import GlobalAddress, GlobalForwardingRule, Network
from pulumi_gcp.dns import (
    ManagedZone,
    ManagedZonePrivateVisibilityConfigArgs,
    ManagedZonePrivateVisibilityConfigNetworkArgs,
    RecordSet,
)

from landing_zone.infra.gcp.labels import gcp_labels
from landing_zone.infra.network.cluster_network import ClusterNetworkArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import digest, physical_name

DOMAINS = ("googleapis.com", "gcr.io", "pkg.dev", "gke.goog")
"""Domains under which Google's APIs, registries and control planes of GKE answer."""
TTL_SECONDS = 300


def private_apis(
    name: str, args: ClusterNetworkArgs, network: Network, parent: pulumi.Resource
) -> list[pulumi.CustomResource]:
    """Make the endpoint and the names that lead to it, and return the names' records."""
    address = GlobalAddress(
        f"{name}-apis",
        name=physical_name(args["environment"], args["cluster"], "apis"),
        purpose="PRIVATE_SERVICE_CONNECT",
        address_type="INTERNAL",
        network=network.self_link,
        address=endpoint_address(args["cidr"]),
        opts=child(parent),
    )
    endpoint = GlobalForwardingRule(
        f"{name}-apis-endpoint",
        name=_endpoint_name(args),
        target="all-apis",
        network=network.self_link,
        ip_address=address.self_link,
        load_balancing_scheme="",
        opts=child(parent),
    )
    return [
        record
        for domain in DOMAINS
        for record in _names(f"{name}-{domain}", domain, args, network, child(parent, depends_on=[endpoint]))
    ]


def endpoint_address(cidr: str) -> str:
    """Return the last address of a network; the endpoint's must not lie in a subnet."""
    return str(ipaddress.ip_network(cidr)[-2])


def _endpoint_name(args: ClusterNetworkArgs) -> str:
    """Return a name of at most 20 letters and digits: the cloud makes a DNS name of it."""
    return f"apis{digest(physical_name(args['environment'], args['cluster']))}"


def _names(
    name: str, domain: str, args: ClusterNetworkArgs, network: Network, opts: pulumi.ResourceOptions
) -> list[pulumi.CustomResource]:
    """Make a private zone in which the domain and all names below it are the endpoint."""
    visible = ManagedZonePrivateVisibilityConfigNetworkArgs(network_url=network.self_link)
    zone = ManagedZone(
        f"{name}-zone",
        name=physical_name(args["environment"], args["cluster"], domain.replace(".", "-")),
        dns_name=f"{domain}.",
        description=f"{domain} by the private endpoint",
        visibility="private",
        private_visibility_config=ManagedZonePrivateVisibilityConfigArgs(networks=[visible]),
        labels=gcp_labels(args["tags"]),
        opts=opts,
    )
    answers = {f"{domain}.": ("A", endpoint_address(args["cidr"])), f"*.{domain}.": ("CNAME", f"{domain}.")}
    return [
        RecordSet(
            f"{name}-{kind.lower()}",
            managed_zone=zone.name,
            name=asked,
            type=kind,
            ttl=TTL_SECONDS,
            rrdatas=[answer],
            opts=opts,
        )
        for asked, (kind, answer) in answers.items()
    ]
