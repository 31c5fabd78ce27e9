"""One control on several clouds: a rule per provider package, each in a file of its own (`<rule>_aws.py`)."""

from collections.abc import Iterator, Mapping, Sequence

from landing_zone_policies.control import Rule, StackRule, Violation
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene


def by_cloud(rules: Mapping[str, Rule]) -> Rule:
    """Return the rule that judges a resource by its provider package's (`aws`, `azure-native`, `gcp`, …)."""

    def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
        if found := rules.get(resource.package):
            yield from found(resource, scene)

    return rule


def all_of(*rules: StackRule) -> StackRule:
    """Return the rule on a stack that finds what each of them does."""

    def rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
        for one in rules:
            yield from one(resources, scene)

    return rule
