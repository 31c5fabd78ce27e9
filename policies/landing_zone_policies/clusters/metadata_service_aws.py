"""C06 on AWS: version and reach of the instance metadata service.

Left out, tokens are optional in what EC2 makes and required in what Karpenter makes, and the hop limit is 1.
"""

from typing import Any

from landing_zone_policies.look import at, truth
from landing_zone_policies.requirement import Answer, among, any_of, at_most, by_type, unless
from landing_zone_policies.unknown import UNKNOWN, Unknown

PODS_TAG = "ai-landing-zone/metadata-for-pods"
"""Tag by which a template says that pods without a host's network need the service: one hop more."""
HOPS = "metadataOptions.httpPutResponseHopLimit"


def _is_for_pods(props: dict[str, Any]) -> Answer:
    value = truth(at(props, "tags", PODS_TAG))
    return UNKNOWN if isinstance(value, Unknown) else value is True


TOKENS = any_of(among("metadataOptions.httpTokens", "required"), among("metadataOptions.httpEndpoint", "disabled"))
REACH = (*unless(_is_for_pods, at_most(HOPS, 1, "hop")), at_most(HOPS, 2, "hops"))

rule = by_type(
    {
        "aws:ec2/instance:Instance": (TOKENS, *REACH),
        "aws:ec2/launchTemplate:LaunchTemplate": (TOKENS, *REACH),
        "aws:ec2/launchConfiguration:LaunchConfiguration": (TOKENS, *REACH),
        "aws:sagemaker/notebookInstance:NotebookInstance": (
            among("instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion", "2"),
        ),
    }
)
