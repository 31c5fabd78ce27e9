"""What the expressions of a resource type may speak of."""

import hashlib
from dataclasses import dataclass, field

from landing_zone.sandbox.providers.aws.cloud import Cloud
from landing_zone.sandbox.providers.aws.functions import OWN_TAG
from landing_zone.sandbox.providers.plugin.handler import Call
from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN
from landing_zone.sandbox.providers.plugin.values import Object


@dataclass(frozen=True)
class Settings:
    """The provider's own inputs."""

    region: str = ""
    account: str = ""
    default_tags: dict[str, str] = field(default_factory=dict)


def tags_all(inputs: Object, settings: Settings) -> dict[str, str]:
    """Return a resource's tags with the provider's."""
    tags = inputs.get("tags") or {}
    return {**settings.default_tags, **(tags if tags != UNKNOWN else {})}


def scope_of(inputs: Object, call: Call, cloud: Cloud, settings: Settings, resource_id: str = "") -> Object:
    """Return the scope of a resource whose inputs (or outputs) are these."""
    return {
        **inputs,
        "id": resource_id or call.resource_id or None,
        "account": cloud.account,
        "region": inputs.get("region") or cloud.region,
        "digest": digest(call.urn),
        "sent": {**tags_all(inputs, settings), OWN_TAG: digest(call.urn)},
    }


def digest(urn: str) -> str:
    """Return seventeen hexadecimal digits that stand for a resource: as many as EC2's ids have."""
    return hashlib.sha256(urn.encode()).hexdigest()[:17]
