"""What the descriptions of EC2's types have in common."""

from landing_zone.sandbox.providers.aws.functions import OWN_TAG
from landing_zone.sandbox.providers.aws.kind import Api, Tagging

TAGGING = Tagging(
    tag=Api("create_tags", "{Resources: [id], Tags: tag_list(changed)}"),
    untag=Api("delete_tags", "{Resources: [id], Tags: removed[].{Key: @}}"),
)
TAGS = "tag_map(Tags)"
BUSY = frozenset({"DependencyViolation"})


def tagged(resource_type: str) -> str:
    """Return the parameter of a creating call that tags what it makes."""
    return f"TagSpecifications: [{{ResourceType: '{resource_type}', Tags: tag_list(sent)}}]"


def with_our_tag(operation: str, listed: str, answer: str, filters: str = "Filters") -> Api:
    """Return the call that finds what carries our tag, as the creating call would have answered (under ``answer``)."""
    params = f"{{{filters}: [{{Name: 'tag:{OWN_TAG}', Values: [digest]}}]}}"
    return Api(operation, params, f"{listed} | [0].{{{answer}: @}} | {{{answer}: {answer}}}")


def arn(path: str, service: str = "ec2") -> str:
    """Return the ARN of something of the account and region; ``path`` is an expression."""
    return f"join('', ['arn:aws:{service}:', region, ':', account, ':', {path}])"
