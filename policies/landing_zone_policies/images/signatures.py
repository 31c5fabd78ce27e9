"""K14: something verifies the signatures of images where models are served."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Any

from landing_zone_policies.control import Control, Level, Severity, Verdict, Violation
from landing_zone_policies.look import at, items, texts
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN, Unknown
from landing_zone_policies.walk import places

SERVING = frozenset({"InferenceService", "LLMInferenceService"})
SIGSTORE = "kubernetes:policy.sigstore.dev/v1beta1:ClusterImagePolicy"
KYVERNO = ("kubernetes:kyverno.io/v1:ClusterPolicy", "kubernetes:kyverno.io/v1:Policy")
KYVERNO_IMAGES = "kubernetes:policies.kyverno.io/v1:ImageValidatingPolicy"
SIGSTORE_LABEL = "policy.sigstore.dev/include"
"""Without it on a namespace sigstore's controller looks away."""


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Judge every namespace, of every cluster, in which a model is served."""
    judged = set()
    for resource in resources:
        place = (resource.cluster, resource.namespace)
        if resource.package == "kubernetes" and resource.kind in SERVING and place not in judged:
            judged.add(place)
            yield from _namespace(resource, [r for r in resources if r.cluster == resource.cluster])


def _namespace(served: Resource, cluster: Sequence[Resource]) -> Iterator[Violation]:
    if served.namespace is UNKNOWN:
        problem = "`metadata.namespace` is not known yet, so its images may be unverified"
        yield Violation(problem, Verdict.UNDETERMINED, served)
        return
    covered = [_covers(verifier, served.namespace or "default", cluster) for verifier in cluster]
    if True in covered:
        return
    if UNKNOWN in covered:
        yield Violation("what verifies its images is not known yet", Verdict.UNDETERMINED, served)
    else:
        yield Violation("nothing verifies the signatures of images in its namespace", resource=served)


def _covers(verifier: Resource, namespace: str, cluster: Sequence[Resource]) -> bool | Unknown:
    if not is_type(verifier, SIGSTORE, KYVERNO_IMAGES, *KYVERNO):
        return False
    if any(place.value is UNKNOWN for place in places(verifier.props.get("spec"))):
        return UNKNOWN
    if is_type(verifier, SIGSTORE):
        return bool(at(verifier.props, "spec", "mode") != "warn") and _is_included(namespace, cluster)
    if is_type(verifier, KYVERNO_IMAGES):
        return "Deny" in items(at(verifier.props, "spec", "validationActions"))
    rules = (r for r in items(at(verifier.props, "spec", "rules")) if items(at(r, "verifyImages")))
    return _is_enforced(verifier.props) and any(_matches(at(r, "match"), namespace) for r in rules)


def _is_included(namespace: str, cluster: Sequence[Resource]) -> bool:
    found = [r for r in cluster if r.kind == "Namespace" and r.name == namespace]
    return any(at(r.props, "metadata", "labels", SIGSTORE_LABEL) == "true" for r in found)


def _is_enforced(props: dict[str, Any]) -> bool:
    actions = {str(at(props, "spec", "validationFailureAction"))}
    for rule in items(at(props, "spec", "rules")):
        actions |= {str(at(image, "failureAction")) for image in items(at(rule, "verifyImages"))}
    return any(action.lower() == "enforce" for action in actions)


def _matches(match: Any, namespace: str) -> bool:
    """Return whether a match takes a namespace in; one that names none takes all."""
    blocks = (match, *items(at(match, "any")), *items(at(match, "all")))
    names = [name for block in blocks for name in texts(at(block, "resources", "namespaces"))]
    return not names or any(fnmatchcase(namespace, name) for name in names)


CONTROL = Control(
    id="K14",
    name="verified-signatures",
    title="Signatures of images are verified in every namespace that serves models",
    severity=Severity.HIGH,
    clauses=("CCC.K8S.CN04", "NIST SSDF PS.2"),
    fix="install sigstore's policy controller or Kyverno with a policy that verifies images and covers the namespace",
    stack_rule=stack_rule,
    level=Level.ADVISORY,
)
