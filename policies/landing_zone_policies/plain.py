"""From the SDK's proxies to plain data.

Touching an unknown value of a proxy raises, which would end a rule before it has seen the rest. Here each value is
touched once, and an unknown one becomes `UNKNOWN`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pulumi_policy import PolicyProviderResource, PolicyResource, ResourceValidationArgs
from pulumi_policy.proxy import UnknownValueError

from landing_zone_policies.normalize import make_resource
from landing_zone_policies.resource import Options, Provider, Resource
from landing_zone_policies.unknown import UNKNOWN


def resource_of(args: ResourceValidationArgs | PolicyResource) -> Resource:
    """Return what the engine asks about as plain data."""
    opts = Options(protect=args.opts.protect, provider=_provider(args.provider))
    return make_resource(args.urn, args.resource_type, plain(args.props), opts=opts)


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
