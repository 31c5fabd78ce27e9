"""K30: every tenant's namespace has a share of the accelerators, and defaults for its containers."""

from collections.abc import Iterator, Sequence
from typing import Any

from landing_zone_policies.accelerators.on_pools import VENDORS
from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.look import at, items
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

TENANT = "ai-landing-zone/tenant"
QUOTA = "kubernetes:core/v1:ResourceQuota"
LIMITS = "kubernetes:core/v1:LimitRange"
COUNTED = tuple(f"requests.{vendor}" for vendor in VENDORS)


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Judge every namespace of a tenant."""
    shares = [r for r in resources if is_type(r, QUOTA, LIMITS)]
    for resource in resources:
        labels = at(resource.props, "metadata", "labels")
        if is_type(resource, "kubernetes:core/v1:Namespace") and at(labels, TENANT) is not None:
            inside = [r for r in shares if r.cluster == resource.cluster and r.namespace == resource.name]
            yield from _quota(resource, [r for r in inside if is_type(r, QUOTA)])
            yield from _limits(resource, [at(r.props, "spec", "limits") for r in inside if is_type(r, LIMITS)])


def _quota(namespace: Resource, quotas: Sequence[Resource]) -> Iterator[Violation]:
    hard = [at(quota.props, "spec", "hard") for quota in quotas]
    if any(isinstance(held, dict) and any(name.startswith(COUNTED) for name in held) for held in hard):
        return
    if UNKNOWN in hard:
        yield Violation("its ResourceQuota is not known yet", Verdict.UNDETERMINED, namespace)
    else:
        yield Violation("it has no ResourceQuota that counts accelerators", resource=namespace)


def _limits(namespace: Resource, limits: Sequence[Any]) -> Iterator[Violation]:
    kinds = [at(item, "type") for held in limits for item in items(held)]
    if "Container" in kinds:
        return
    if UNKNOWN in limits or UNKNOWN in kinds:
        yield Violation("its LimitRange is not known yet", Verdict.UNDETERMINED, namespace)
    else:
        yield Violation("it has no LimitRange with defaults for containers", resource=namespace)


CONTROL = Control(
    id="K30",
    name="tenant-quotas",
    title="Every tenant's namespace has a quota that counts accelerators, and defaults for its containers",
    severity=Severity.MEDIUM,
    clauses=("NSA 4.0", "NSA 4.1", "CCC.K8S.CN13"),
    fix="add a ResourceQuota with requests.nvidia.com/gpu and a LimitRange of type Container",
    stack_rule=stack_rule,
)
