"""EKS clusters: moto keeps what was asked for, a control plane of the sandbox does the work."""

from landing_zone.sandbox.clouds.opening import close_cluster, find_cluster, open_cluster
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.providers.aws.cluster_group import ClusterGroup
from landing_zone.sandbox.providers.aws.handler import KindHandler
from landing_zone.sandbox.providers.plugin.handler import Call
from landing_zone.sandbox.providers.plugin.urns import stack_of
from landing_zone.sandbox.providers.plugin.values import Object


class ClusterHandler(KindHandler):
    """EKS clusters, whose endpoint is the control plane's, with the security group that EKS makes."""

    def attended(self, call: Call, resource_id: str, outputs: Object) -> Object:
        """Open the control plane and make the security group, if need be."""
        cluster = open_cluster(self.session.state, stack_of(call.urn), resource_id)
        group = ClusterGroup(self.session.cloud(call.urn), resource_id, outputs.get("region") or "")
        vpc = group.vpc_of(outputs["vpcConfig"]["subnetIds"])
        return _with_group(_served(outputs, cluster), vpc, group.find() or group.make(vpc))

    def observed(self, call: Call, outputs: Object) -> Object:
        """Name address and certificate authority of the control plane, and the security group."""
        cluster = find_cluster(self.session.state, stack_of(call.urn), call.resource_id)
        group = ClusterGroup(self.session.cloud(call.urn), call.resource_id, outputs.get("region") or "")
        seen = _served(outputs, cluster) if cluster else outputs
        return _with_group(seen, group.vpc_of(outputs["vpcConfig"]["subnetIds"]), group.find())

    def remove(self, call: Call) -> None:
        """Delete the cluster with its security group and close the control plane."""
        super().remove(call)
        ClusterGroup(self.session.cloud(call.urn), call.resource_id, call.old.get("region") or "").delete()
        close_cluster(self.session.state, stack_of(call.urn), call.resource_id)


def _served(outputs: Object, cluster: SandboxCluster) -> Object:
    return {**outputs, "endpoint": cluster.server, "certificateAuthority": {"data": cluster.authority}}


def _with_group(outputs: Object, vpc: str | None, group: str | None) -> Object:
    config = {**outputs["vpcConfig"], "clusterSecurityGroupId": group, "vpcId": vpc}
    return {**outputs, "vpcConfig": {key: value for key, value in config.items() if value is not None}}
