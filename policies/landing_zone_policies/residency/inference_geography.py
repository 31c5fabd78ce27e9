"""G02: what a managed model is asked stays in the geography that the resource names."""

import re
from collections.abc import Iterator
from typing import Any

from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.look import at
from landing_zone_policies.parameter import Parameter
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

ALLOWED = Parameter(
    control="G02",
    name="allowed_geographies",
    default=(),
    about="prefixes of deployments and inference profiles that may be used although they leave the region"
    " (`DataZone`, `eu.`)",
)
DEPLOYMENT = "azure-native:cognitiveservices:Deployment"
WIDER = ("global", "datazone")
"""Beginnings of the names of deployments that answer from another region, of the world or of a zone."""
PROFILE = re.compile(
    r"(?:^|/)((?:us|us-gov|eu|apac|jp|au|ca|global)\.)"
    r"(?:ai21|amazon|anthropic|cohere|deepseek|meta|mistral|openai|qwen|stability|writer)\.[\w.:-]+$",
    re.IGNORECASE,
)
"""Id of an inference profile that spreads requests over regions: a geography, a maker, a model."""


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge a deployment by its kind, everything else by the models that its inputs name."""
    allowed = tuple(str(prefix).lower() for prefix in scene.value(ALLOWED))
    if is_type(resource, DEPLOYMENT):
        yield from _deployment(at(resource.props, "sku", "name"), allowed)
    for place in resource.places:
        found = PROFILE.search(place.value) if isinstance(place.value, str) else None
        if found and not found[1].lower().startswith(allowed):
            yield Violation(f"`{place.path}` names an inference profile that spreads requests over regions")


def _deployment(kind: Any, allowed: tuple[str, ...]) -> Iterator[Violation]:
    if kind is UNKNOWN:
        yield Violation("`sku.name` is not known yet: it may leave the region", Verdict.UNDETERMINED)
    elif str(kind).lower().startswith(WIDER) and not str(kind).lower().startswith(allowed):
        yield Violation("`sku.name` is a deployment that answers from other regions")


CONTROL = Control(
    id="G02",
    name="inference-stays-in-region",
    title="Managed models answer from the region that they are deployed in",
    severity=Severity.CRITICAL,
    clauses=("GDPR Art. 44",),
    fix="deploy a regional kind (`Standard`, `ProvisionedManaged`), or name the model without a geography's prefix",
    rule=rule,
    parameters=(ALLOWED,),
)
