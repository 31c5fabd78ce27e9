"""A cluster to make in a cloud, as the arguments of its CloudCluster: what is wanted, and the nodes of the plan."""

from landing_zone.config.cluster import Cluster
from landing_zone.config.network import Link, Nat, Network
from landing_zone.config.pool import Pool, Purchase
from landing_zone.config.provision import Account, Profile, Provision
from landing_zone.infra.accelerators.accelerator_pool import node_labels, node_taints
from landing_zone.infra.clouds.cloud import CloudAccountArgs
from landing_zone.infra.clusters.cloud_cluster import CloudClusterArgs, CloudPoolArgs
from landing_zone.infra.network.cluster_network import ClusterNetworkArgs, NetworkLinkArgs
from landing_zone.infra.translation.pools import pool_args
from landing_zone.infra.translation.scope import Scope
from landing_zone.placement.plan import Plan

WAYS_OUT = {Profile.DEV: Nat.SINGLE, Profile.PROD: Nat.PER_ZONE, Profile.RESTRICTED: Nat.NONE}
"""Ways out of the network where the environment names none."""


def cloud_cluster_args(
    scope: Scope, plan: Plan, cluster: Cluster, create: Provision, jurisdiction: str
) -> CloudClusterArgs:
    """Return the arguments of a cluster that is made in a cloud; its network and account are known to be there."""
    account, network = create.account, create.network
    assert account is not None
    assert network is not None
    tags = {"managed-by": "ai-landing-zone", "environment": scope.inputs.name, "cluster": cluster.name}
    return {
        "environment": scope.inputs.name,
        "name": cluster.name,
        "site": cluster.site.value,
        "jurisdiction": jurisdiction,
        "profile": create.profile.value,
        "kubernetes": create.kubernetes,
        "account": _account(account, cluster.region, tags),
        "network": _network(scope, cluster, create, network, tags),
        "pools": [_pool(scope, plan, cluster, network, pool) for pool in cluster.pools],
        "admins": list(create.admins),
        "authorized_networks": list(create.authorized_networks),
        "maintenance": {
            "day": create.maintenance.day,
            "hour": create.maintenance.hour,
            "hours": create.maintenance.hours,
        },
        "store": False,
    }


def _account(account: Account, region: str, tags: dict[str, str]) -> CloudAccountArgs:
    args: CloudAccountArgs = {"id": account.id, "region": region, "tags": tags}
    if account.tenant is not None:
        args["tenant"] = account.tenant
    if account.role is not None:
        args["role"] = account.role
    return args


def _network(
    scope: Scope, cluster: Cluster, create: Provision, network: Network, tags: dict[str, str]
) -> ClusterNetworkArgs:
    args: ClusterNetworkArgs = {
        "environment": scope.inputs.name,
        "cluster": cluster.name,
        "region": cluster.region,
        "profile": create.profile.value,
        "cidr": network.cidr,
        "pods": network.pods,
        "services": network.services,
        "zones": list(network.zones),
        "nat": (network.nat or WAYS_OUT[create.profile]).value,
        "endpoints": network.endpoints,
        "flow_logs": network.flow_logs,
        "links": [_link(link) for link in network.links],
        "tags": tags,
    }
    if network.existing is not None:
        args["existing"], args["existing_subnets"] = network.existing.id, list(network.existing.subnets)
    if network.hub is not None:
        args["hub"] = network.hub
    return args


def _link(link: Link) -> NetworkLinkArgs:
    return {"to": link.to, "address": link.address, "cidrs": list(link.cidrs), "asn": link.asn}


def _pool(scope: Scope, plan: Plan, cluster: Cluster, network: Network, pool: Pool) -> CloudPoolArgs:
    assert pool.instance_type is not None  # checked with the catalog
    labelled = pool_args(cluster, pool, scope.catalog)
    device = scope.catalog.accelerators.get(pool.accelerator)
    args: CloudPoolArgs = {
        "name": pool.name,
        "provisioner": pool.machine.provisioner.value,
        "instance_type": pool.instance_type,
        "accelerator": pool.accelerator,
        "accelerator_vendor": device.vendor if device and pool.per_node else "",
        "per_node": pool.per_node,
        "min": pool.nodes.min,
        "max": pool.nodes.max,
        "planned": _planned(plan, cluster, pool),
        "zones": list(pool.zones or network.zones),
        "labels": node_labels(labelled),
        "taints": node_taints(labelled),
        "purchase": pool.purchase.value,
        "disk_gib": pool.machine.disk_gib,
        "driver": cluster.gpu.owner,
        "together": pool.machine.together,
        "fast_network": pool.machine.fast_network,
        "fallback": pool.purchase is Purchase.SPOT and pool.machine.fallback,
        "flex_start": pool.machine.flex_start,
    }
    return _with_choices(args, pool)


def _with_choices(args: CloudPoolArgs, pool: Pool) -> CloudPoolArgs:
    """Return the arguments with what only some pools have."""
    if pool.partition is not None:
        args["partition"] = pool.partition
    if pool.machine.image is not None:
        args["image"] = pool.machine.image
    if pool.machine.reservation is not None:
        args["reservation"] = pool.machine.reservation
    return args


def _planned(plan: Plan, cluster: Cluster, pool: Pool) -> int:
    used = [use.nodes for use in plan.pools if (use.cluster, use.pool) == (cluster.name, pool.name)]
    return max(pool.nodes.min, *used, 0)
