"""C08 on AWS: how pods and people of an EKS cluster come to their identity."""

from collections.abc import Iterator, Sequence

from landing_zone_policies.control import Violation
from landing_zone_policies.links import of_type
from landing_zone_policies.requirement import by_type, text_unless
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene

WAYS = ("aws:eks/podIdentityAssociation:PodIdentityAssociation", "aws:iam/openIdConnectProvider:OpenIdConnectProvider")
ADDON = "aws:eks/addon:Addon"
AGENT = "eks-pod-identity-agent"

rule = by_type({"aws:eks/cluster:Cluster": (text_unless("accessConfig.authenticationMode", "CONFIG_MAP"),)})


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Ask for a way to identities of pods beside every cluster."""
    agents = [a for a in of_type(resources, ADDON) if a.props.get("addonName") == AGENT]
    if of_type(resources, *WAYS) or agents:
        return
    for cluster in of_type(resources, "aws:eks/cluster:Cluster"):
        yield Violation("nothing in the stack gives its pods an identity of their own", resource=cluster)
