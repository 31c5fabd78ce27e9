"""C08 on AWS: how pods and people of an EKS cluster come to their identity."""

from collections.abc import Iterator, Sequence

from landing_zone_policies.control import Violation
from landing_zone_policies.links import of_type, verdict
from landing_zone_policies.requirement import by_type, either, is_text, text_unless
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene

WAYS = ("aws:eks/podIdentityAssociation:PodIdentityAssociation", "aws:iam/openIdConnectProvider:OpenIdConnectProvider")
ADDON = "aws:eks/addon:Addon"
AGENT = "eks-pod-identity-agent"

rule = by_type({"aws:eks/cluster:Cluster": (text_unless("accessConfig.authenticationMode", "CONFIG_MAP"),)})


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Ask for a way to identities of pods beside every cluster."""
    agent = either(is_text(addon.props.get("addonName"), AGENT) for addon in of_type(resources, ADDON))
    answer = True if of_type(resources, *WAYS) else agent
    for cluster in of_type(resources, "aws:eks/cluster:Cluster"):
        problem = "nothing in the stack gives its pods an identity of their own"
        yield from verdict(answer, cluster, problem, "whether its pods get an identity of their own is not known yet")
