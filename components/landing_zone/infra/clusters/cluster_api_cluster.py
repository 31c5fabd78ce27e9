"""An on-prem cluster that Cluster API makes of machines of one's own."""

import base64
from collections.abc import Mapping
from typing import TypedDict

import pulumi
from pulumi_kubernetes.apiextensions import CustomResource
from pulumi_kubernetes.core.v1 import Secret

from landing_zone.errors import LandingZoneError
from landing_zone.infra.clusters.cluster_api import (
    CLUSTER_GROUP,
    CONTROL_PLANE_GROUP,
    api_version,
    cluster_reference,
    machine_reference,
    reference,
)
from landing_zone.infra.clusters.cluster_api_pool import ClusterApiPoolArgs, MachinesOf, machine_pool
from landing_zone.infra.clusters.inside import inside
from landing_zone.infra.clusters.kubeadm_config import control_plane_config
from landing_zone.infra.clusters.managed_cluster import ManagedCluster
from landing_zone.infra.labels import metadata
from landing_zone.infra.options import child
from landing_zone.infra.versions import parse

CONTROL_PLANE = "KubeadmControlPlane"
API_PORT = 6443
KUBECONFIG_KEY = "value"
NOTHING_KNOWN = "{}"
"""A kubeconfig of no cluster; an empty one would make the provider look for that of whoever runs the engine."""


class ClusterApiClusterArgs(TypedDict):
    """A cluster, and the management cluster's objects that it is made of."""

    name: str
    """Name of the cluster in the environment; also of its objects and of its provider."""
    site: str
    """`on-prem`."""
    region: str
    """A name of the site's own."""
    jurisdiction: str
    """Law that applies there."""
    profile: str
    """`dev`: may be deleted; else protected against it."""
    kubernetes: str
    """Version with its patch (`1.34.2`), as the machines' images have it."""
    namespace: str
    """Namespace of its objects in the management cluster, there already."""
    infrastructure: str
    """`metal3`, `vsphere` or `docker`; its object of the cluster's name, and its machine templates, are there."""
    endpoint: str
    """Address of the API server: the load balancer's, or a virtual one."""
    control_planes: int
    """Number of control plane nodes."""
    control_plane_template: str
    """Name of their machine template."""
    encryption_secret: str
    """Secret of the namespace whose key `config` holds the `EncryptionConfiguration` of Secrets in etcd."""
    pods: str
    """Addresses of pods."""
    services: str
    """Addresses of Services."""
    pools: list[ClusterApiPoolArgs]
    """Its pools."""


class ClusterApiCluster(ManagedCluster):
    """Cluster, hardened control plane and pools; `opts.providers` names the management cluster.

    Its kubeconfig is the one that Cluster API writes, with a certificate of an administrator. What makes the network of
    its pods is installed in it by whoever runs the site.
    """

    def __init__(self, name: str, args: ClusterApiClusterArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:ClusterApiCluster", name, {}, opts)
        version = _version(args)
        cluster = self._cluster(name, args)
        control_plane = self._control_plane(name, args, version, cluster)
        shared: MachinesOf = {
            "cluster": args["name"],
            "namespace": args["namespace"],
            "infrastructure": args["infrastructure"],
            "version": version,
        }
        for pool in args["pools"]:
            machine_pool(f"{name}-{pool['name']}", shared, pool, cluster, self)
        self._describe(name, args, control_plane)
        self.provider = inside(args["name"], self.kubeconfig, self)
        self.register()

    def _cluster(self, name: str, args: ClusterApiClusterArgs) -> CustomResource:
        return CustomResource(
            f"{name}-cluster",
            api_version=api_version(CLUSTER_GROUP),
            kind="Cluster",
            metadata=metadata(args["name"], args["namespace"]),
            spec={
                "clusterNetwork": {
                    "pods": {"cidrBlocks": [args["pods"]]},
                    "services": {"cidrBlocks": [args["services"]]},
                },
                "controlPlaneEndpoint": {"host": args["endpoint"], "port": API_PORT},
                "controlPlaneRef": reference(CONTROL_PLANE_GROUP, CONTROL_PLANE, args["name"]),
                "infrastructureRef": cluster_reference(args["infrastructure"], args["name"]),
            },
            opts=child(self, protect=args["profile"] != "dev"),
        )

    def _control_plane(
        self, name: str, args: ClusterApiClusterArgs, version: str, cluster: CustomResource
    ) -> CustomResource:
        """Make the control plane, and wait until its first node answers."""
        release = parse(version)
        return CustomResource(
            f"{name}-control-plane",
            api_version=api_version(CONTROL_PLANE_GROUP),
            kind=CONTROL_PLANE,
            metadata=metadata(args["name"], args["namespace"], ready_when="Initialized"),
            spec={
                "replicas": args["control_planes"],
                "version": version,
                "machineTemplate": {
                    "spec": {
                        "infrastructureRef": machine_reference(args["infrastructure"], args["control_plane_template"])
                    }
                },
                "kubeadmConfigSpec": control_plane_config((release[0], release[1]), args["encryption_secret"]),
            },
            opts=child(self, depends_on=[cluster], ready_within="60m"),
        )

    def _describe(self, name: str, args: ClusterApiClusterArgs, control_plane: CustomResource) -> None:
        self.stand(args)
        self.physical_id = self.name
        self.endpoint = pulumi.Output.from_input(f"https://{args['endpoint']}:{API_PORT}")
        self.oidc_issuer = self.node_role = pulumi.Output.from_input("")
        self.kubeconfig = self._written_kubeconfig(name, args, control_plane)

    def _written_kubeconfig(
        self, name: str, args: ClusterApiClusterArgs, control_plane: CustomResource
    ) -> pulumi.Output[str]:
        """Read the kubeconfig once the control plane is there; before that its id, and all of it, is unknown."""
        identity = control_plane.id.apply(lambda _: f"{args['namespace']}/{args['name']}-kubeconfig")
        secret = Secret.get(f"{name}-kubeconfig", identity, opts=pulumi.ResourceOptions(parent=self))
        return pulumi.Output.secret(secret.data.apply(_kubeconfig))


def _kubeconfig(data: Mapping[str, str] | None) -> str:
    """Return the kubeconfig that a Secret's data hold."""
    return base64.b64decode((data or {}).get(KUBECONFIG_KEY, "")).decode() or NOTHING_KNOWN


def _version(args: ClusterApiClusterArgs) -> str:
    """Return the version as Cluster API writes it."""
    version = args["kubernetes"].removeprefix("v")
    if len(parse(version)) != 3:
        raise LandingZoneError(
            f"cluster {args['name']}: Cluster API needs a patch version, not {version}; write {version}.<patch>"
        )
    return f"v{version}"
