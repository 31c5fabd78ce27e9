"""From the SDK's proxies to plain data.

Touching an unknown value of a proxy raises, which would end a rule before it has seen the rest. Here each value is
touched once, and an unknown one becomes `UNKNOWN`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pulumi_policy import PolicyProviderResource, ResourceValidationArgs
from pulumi_policy.proxy import UnknownValueError

from landing_zone_policies.resource import Options, Provider, Resource
from landing_zone_policies.unknown import UNKNOWN

KUBERNETES_PROVIDER = "pulumi:providers:kubernetes"


def resource_of(args: ResourceValidationArgs) -> Resource:
    """Return what the engine asks about as plain data."""
    provider = _provider(args.provider)
    is_cluster = provider is not None and provider.type == KUBERNETES_PROVIDER and not provider.is_default
    return Resource(
        id=args.urn,
        type=args.resource_type,
        props=plain(args.props),
        cluster=provider.name if provider and is_cluster else None,
        opts=Options(protect=args.opts.protect, provider=provider),
    )


def plain(value: Any) -> Any:
    """Return dicts, lists and scalars; whole numbers as integers, since the wire knows only floats."""
    if isinstance(value, Mapping):
        return {key: _touch(value, key) for key in list(value.keys())}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [_touch(value, index) for index in range(len(value))]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _touch(holder: Any, key: Any) -> Any:
    try:
        return plain(holder[key])
    except UnknownValueError:
        return UNKNOWN


def _provider(provider: PolicyProviderResource | None) -> Provider | None:
    return Provider(provider.resource_type, provider.name, plain(provider.props)) if provider else None
