"""K33: a webhook that is down does not stop the cluster."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from landing_zone_policies.control import Control, Level, Severity, Verdict, Violation
from landing_zone_policies.look import at, items, number
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

WEBHOOKS = (
    "kubernetes:admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration",
    "kubernetes:admissionregistration.k8s.io/v1:MutatingWebhookConfiguration",
)
SYSTEM = "kube-system"
NAME_LABEL = "kubernetes.io/metadata.name"
LONGEST_SECONDS = 10
FEWEST = 2
"""Replicas of what answers."""


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge every webhook of a configuration."""
    if not is_type(resource, *WEBHOOKS):
        return
    held = resource.props.get("webhooks")
    if held is UNKNOWN:
        yield _undetermined("webhooks")
    for index, webhook in enumerate(items(held)):
        yield from _time(f"webhooks[{index}].timeoutSeconds", at(webhook, "timeoutSeconds"))
        yield from _failure(f"webhooks[{index}]", webhook)


def _time(path: str, value: Any) -> Iterator[Violation]:
    """Left out, it is ten seconds."""
    seconds = number(value)
    if seconds is UNKNOWN:
        yield _undetermined(path)
    elif isinstance(seconds, float) and seconds > LONGEST_SECONDS:
        yield Violation(f"`{path}` is above {LONGEST_SECONDS}: every request may wait as long")


def _failure(path: str, webhook: Any) -> Iterator[Violation]:
    """Left out, a failure refuses the request."""
    policy, selector = at(webhook, "failurePolicy"), at(webhook, "namespaceSelector")
    if policy is UNKNOWN or (policy != "Ignore" and selector is UNKNOWN):
        yield _undetermined(path)
    elif policy != "Ignore" and not _leaves_out_system(selector):
        yield Violation(
            f"`{path}` refuses requests when it is down, and `namespaceSelector` does not leave {SYSTEM} out"
        )


def _leaves_out_system(selector: Any) -> bool:
    """Return whether a selector can't take kube-system in: by its name, or by a label that it does not have."""
    if at(selector, "matchLabels"):
        return bool(at(selector, "matchLabels", NAME_LABEL) != SYSTEM)
    for wish in items(at(selector, "matchExpressions")):
        key, values = at(wish, "key"), items(at(wish, "values"))
        operator = at(wish, "operator")
        if key == NAME_LABEL and operator == ("NotIn" if SYSTEM in values else "In"):
            return True
        if key != NAME_LABEL and operator in ("Exists", "In"):
            return True
    return False


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Judge what answers, where it is in the same stack."""
    services = [r for r in resources if is_type(r, "kubernetes:core/v1:Service")]
    deployments = [r for r in resources if is_type(r, "kubernetes:apps/v1:Deployment")]
    for resource in resources:
        if is_type(resource, *WEBHOOKS):
            names = {_service(webhook) for webhook in items(resource.props.get("webhooks"))}
            called = [s for s in services if s.cluster == resource.cluster and (s.namespace, s.name) in names]
            for deployment in deployments:
                if deployment.cluster == resource.cluster and any(_answers(deployment, s) for s in called):
                    yield from _lone(deployment)


def _service(webhook: Any) -> tuple[Any, Any]:
    return at(webhook, "clientConfig", "service", "namespace"), at(webhook, "clientConfig", "service", "name")


def _answers(deployment: Resource, service: Resource) -> bool:
    labels = at(deployment.props, "spec", "template", "metadata", "labels")
    chosen = at(service.props, "spec", "selector") if service.namespace == deployment.namespace else None
    return isinstance(chosen, Mapping) and bool(chosen) and all(at(labels, k) == v for k, v in chosen.items())


def _lone(deployment: Resource) -> Iterator[Violation]:
    value = at(deployment.props, "spec", "replicas")
    count = 1.0 if value is None else number(value)
    if count is UNKNOWN:
        yield Violation("how many answer a webhook is not known yet", Verdict.UNDETERMINED, deployment)
    elif isinstance(count, float) and count < FEWEST:
        yield Violation(f"it answers a webhook, and `spec.replicas` is below {FEWEST}", resource=deployment)


def _undetermined(path: str) -> Violation:
    return Violation(f"`{path}` is not known yet, so it may stop the cluster", Verdict.UNDETERMINED)


CONTROL = Control(
    id="K33",
    name="webhooks-fail-safe",
    title="Admission webhooks that are down or slow do not stop the cluster",
    severity=Severity.MEDIUM,
    clauses=("CCC.K8S.CN11",),
    fix=f"leave {SYSTEM} out by `namespaceSelector`, set timeoutSeconds to {LONGEST_SECONDS} or less, run two replicas",
    rule=rule,
    stack_rule=stack_rule,
    level=Level.ADVISORY,
)
