"""G08: every resource is made with a provider that the program names."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Severity, Violation
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge a resource whose provider is known; a default one takes account, region and version from the machine."""
    provider = resource.opts.provider
    if provider is not None and provider.is_default and resource.package != "pulumi":
        yield Violation("it is made with a default provider")


CONTROL = Control(
    id="G08",
    name="explicit-providers",
    title="Every resource is made with a provider that the program names",
    severity=Severity.MEDIUM,
    clauses=("NIST SSDF PS.3",),
    fix="make a provider with account, region and version, and hand it over in the options",
    rule=rule,
)
