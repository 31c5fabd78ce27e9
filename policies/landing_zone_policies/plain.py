"""From the SDK's proxies to plain data.

Touching an unknown value of a proxy raises, which would end a rule before it has seen the rest. Here each value is
touched once, and an unknown one becomes `UNKNOWN`.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pulumi_policy import PolicyProviderResource, PolicyResource, ResourceValidationArgs
from pulumi_policy.proxy import UnknownValueError

from landing_zone_policies.normalize import make_resource
from landing_zone_policies.resource import Options, Provider, Resource
from landing_zone_policies.unknown import SECRET, UNKNOWN

SECRET_TYPE, SECRET_FIELDS = "kubernetes:core/v1:Secret", ("data", "stringData")
"""The SDK takes off the marks that the engine puts on secrets, and the provider keeps these fields secret in the state
whatever the program says. So their values are no plain text here. The marks themselves would hide too much: the engine
marks a whole list, such as all containers of a pod, for one secret in it."""


def resource_of(
    args: ResourceValidationArgs | PolicyResource, declared: Mapping[str, Any] = MappingProxyType({})
) -> Resource:
    """Return what the engine asks about as plain data.

    Args:
        declared: what the program says of the resource. It stands for what is not there: of a resource whose provider
            can't be asked yet, as that of a cluster still to be made, the engine tells nothing at all in a preview.
    """
    opts = Options(protect=args.opts.protect, provider=_provider(args.provider))
    props = {**declared, **plain(args.props)}
    if args.resource_type == SECRET_TYPE:
        props = {key: _hidden(value) if key in SECRET_FIELDS else value for key, value in props.items()}
    return make_resource(args.urn, args.resource_type, props, opts=opts)


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


def _hidden(value: Any) -> Any:
    """Return the mapping with its known texts as secrets."""
    if not isinstance(value, Mapping):
        return value
    return {key: SECRET if isinstance(text, str) else text for key, text in value.items()}


def _provider(provider: PolicyProviderResource | None) -> Provider | None:
    return Provider(provider.resource_type, provider.name, plain(provider.props)) if provider else None
