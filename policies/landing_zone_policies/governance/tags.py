"""G03: what costs money or holds data says whose it is."""

import re
from collections.abc import Iterator
from typing import Any

from landing_zone_policies.control import Control, Level, Severity, Verdict, Violation
from landing_zone_policies.governance.stateful import STATEFUL
from landing_zone_policies.look import at, mapping
from landing_zone_policies.parameter import Parameter
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

REQUIRED = Parameter(
    control="G03",
    name="required_tags",
    default=("owner", "cost-center", "environment", "data-class"),
    about="names of tags of cloud resources and labels of namespaces, without prefix, in any spelling",
)
WORKLOAD = frozenset({"name", "workload", "app"})
"""One of these says what a pod belongs to."""
COMPUTE = (
    "aws:ec2/instance:Instance",
    "aws:eks/nodeGroup:NodeGroup",
    "aws:sagemaker/notebookInstance:NotebookInstance",
    "azure-native:cognitiveservices:Account",
    "azure-native:compute:VirtualMachine",
    "azure-native:compute:VirtualMachineScaleSet",
    "azure-native:containerservice:AgentPool",
    "azure-native:resources:ResourceGroup",
    "gcp:compute/instance:Instance",
)
NO_TAGS = ("azure-native:keyvault:Key", "azure-native:sql:Database", "gcp:spanner/database:Database")
"""Types that hold state and can't be tagged, or are tagged with what they lie in."""
NAMESPACE = "kubernetes:core/v1:Namespace"
HOLDERS = ("tags", "labels", "resourceLabels", "userLabels", "tagsAll")
_MARKS = re.compile(r"[-_. ]")


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge tags of cloud resources, labels and annotations of namespaces, and labels of pods."""
    if is_type(resource, NAMESPACE):
        metadata = resource.props.get("metadata")
        yield from _judged([at(metadata, "labels"), at(metadata, "annotations")], scene.value(REQUIRED))
    elif resource.pods:
        yield from _pod(resource)
    elif is_type(resource, *STATEFUL, *COMPUTE) and not is_type(resource, *NO_TAGS):
        given = [resource.props.get(holder) for holder in HOLDERS]
        yield from _judged([*given, *_defaults(resource)], scene.value(REQUIRED))


def _pod(resource: Resource) -> Iterator[Violation]:
    labels = at(resource.props, "metadata", "labels")
    if labels is UNKNOWN:
        yield Violation("`metadata.labels` is not known yet", Verdict.UNDETERMINED)
    elif WORKLOAD.isdisjoint(_names([labels])):
        yield Violation("`metadata.labels` has no `app.kubernetes.io/name` that says what it belongs to")


def _judged(holders: list[Any], required: Any) -> Iterator[Violation]:
    found = _names(holders)
    missing = [name for name in required if _plain(name) not in found]
    if missing and UNKNOWN in holders:
        yield Violation("not all of its tags are known yet", Verdict.UNDETERMINED)
    elif missing:
        yield Violation(f"it has no {', '.join(f'`{name}`' for name in missing)}")


def _defaults(resource: Resource) -> list[Any]:
    """Return the tags that a provider gives to all its resources."""
    props = resource.opts.provider.props if resource.opts.provider else {}
    return [at(props, "defaultTags", "tags"), at(props, "defaultLabels")]


def _names(holders: list[Any]) -> set[str]:
    return {_plain(key) for holder in holders for key, value in mapping(holder).items() if value not in (None, "")}


def _plain(name: str) -> str:
    return _MARKS.sub("", name.rpartition("/")[2]).lower()


CONTROL = Control(
    id="G03",
    name="required-tags",
    title="What costs money or holds data has tags for owner, cost centre, environment and data class",
    severity=Severity.MEDIUM,
    clauses=("FinOps Framework, Allocation", "CCC.K8S.CN15"),
    fix="add the tags, best once for all in the provider's default tags, and the label to the pod template's object",
    rule=rule,
    level=Level.ADVISORY,
    parameters=(REQUIRED,),
)
