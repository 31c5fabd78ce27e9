"""EKS clusters: moto keeps what was asked for, a control plane of the sandbox does the work."""

from landing_zone.sandbox.clouds.opening import close_cluster, find_cluster, open_cluster
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.providers.aws.handler import KindHandler
from landing_zone.sandbox.providers.plugin.handler import Call
from landing_zone.sandbox.providers.plugin.urns import stack_of
from landing_zone.sandbox.providers.plugin.values import Object


class ClusterHandler(KindHandler):
    """EKS clusters, whose endpoint is the control plane's."""

    def attended(self, call: Call, resource_id: str, outputs: Object) -> Object:
        """Open the control plane, if need be, and name its address and certificate authority."""
        return _served(outputs, open_cluster(self.session.state, stack_of(call.urn), resource_id))

    def observed(self, call: Call, outputs: Object) -> Object:
        """Name address and certificate authority of the control plane."""
        cluster = find_cluster(self.session.state, stack_of(call.urn), call.resource_id)
        return _served(outputs, cluster) if cluster else outputs

    def remove(self, call: Call) -> None:
        """Delete the cluster and close the control plane."""
        super().remove(call)
        close_cluster(self.session.state, stack_of(call.urn), call.resource_id)


def _served(outputs: Object, cluster: SandboxCluster) -> Object:
    return {**outputs, "endpoint": cluster.server, "certificateAuthority": {"data": cluster.authority}}
