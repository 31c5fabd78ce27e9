"""Inputs held against the SDK's own generated types: unknown and missing properties, kinds of values, enums."""

import importlib
import inspect
import types
import typing
from collections.abc import Awaitable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

import pulumi
from pulumi import _types as sdk

from landing_zone.sandbox.providers.plugin.diffing import Path, text
from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN
from landing_zone.sandbox.providers.plugin.values import Object
from landing_zone.sandbox.providers.recorded.fault import Fault

_SCALARS: dict[type, tuple[tuple[type, ...], str]] = {
    str: ((str,), "a string"),
    bool: ((bool,), "true or false"),
    int: ((int,), "a whole number"),
    float: ((int, float), "a number"),
}
_FORWARD = {"Output": pulumi.Output, "T": type(None)}
"""What the SDK's own types refer to without importing it."""


class Property(NamedTuple):
    """A property of a type."""

    hint: Any
    required: bool


def arguments(package: str, token: str) -> type | None:
    """Return the SDK's class of a resource's inputs; None for a type that the SDK does not have.

    Args:
        package: the SDK's Python package.
        token: Pulumi's, as `gcp:container/nodePool:NodePool` or `azure-native:keyvault:Vault`.
    """
    _, module, name = token.split(":", 2)
    try:
        members = importlib.import_module(f"{package}.{module.partition('/')[0]}")
    except ImportError:
        return None
    found = getattr(members, f"{name}InitArgs", None) or getattr(members, f"{name}Args", None)
    return found if isinstance(found, type) else None


@cache
def outputs(package: str, token: str) -> frozenset[str]:
    """Return the names of a resource's outputs; of those that are inputs, too, the cloud may say more."""
    _, module, name = token.split(":", 2)
    members = importlib.import_module(f"{package}.{module.partition('/')[0]}")
    return frozenset(sdk.resource_types(getattr(members, name)))


@cache
def properties(args: type) -> Mapping[str, Property]:
    """Return the properties of a class of inputs, by the names that the engine knows them by."""
    hints = typing.get_type_hints(args.__init__, localns=_FORWARD)  # type: ignore[misc]
    parameters = inspect.signature(args).parameters
    names = sdk.input_type_py_to_pulumi_names(args)
    return {
        names[python]: Property(hints[python], parameter.default is inspect.Parameter.empty)
        for python, parameter in parameters.items()
        if python in names
    }


def faults(args: type, value: Object, at: Path = ()) -> Iterator[Fault]:
    """Yield what is wrong with the inputs of one class."""
    known = properties(args)
    for key in sorted(value.keys() - known.keys()):
        near = next((name for name in known if name.lower() == key.replace("_", "").lower()), "")
        yield Fault(text((*at, key)), f"no such property{f'; write `{near}`' if near else ''}")
    for key, found in known.items():
        if key in value:
            yield from _value_faults(found.hint, value[key], (*at, key))
        elif found.required:
            yield Fault(text((*at, key)), "missing; the cloud needs it")


def _value_faults(hint: Any, value: Any, at: Path) -> Iterator[Fault]:
    choices = _alternatives(hint)
    if value == UNKNOWN or any(choice in {Any, object} for choice in choices):
        return
    enum = next((choice for choice in choices if isinstance(choice, type) and issubclass(choice, Enum)), None)
    if enum is not None:
        yield from _enum_faults(enum, value, at)
        return
    problems = [list(_alternative_faults(choice, value, at)) for choice in choices]
    if problems and all(problems):
        yield from min(problems, key=lambda found: len(found[0].path) * -1)


def _enum_faults(enum: type[Enum], value: Any, at: Path) -> Iterator[Fault]:
    allowed = [member.value for member in enum]
    if value not in allowed:
        yield Fault(text(at), f"{value!r} is none of {', '.join(map(str, allowed))}")


def _alternative_faults(hint: Any, value: Any, at: Path) -> Iterator[Fault]:
    origin = typing.get_origin(hint) or hint
    if origin in _SCALARS:
        kinds, words = _SCALARS[origin]
        if not isinstance(value, kinds) or (isinstance(value, bool) and origin is not bool):
            yield Fault(text(at), f"must be {words}, not {value!r}")
    elif isinstance(origin, type) and issubclass(origin, Mapping | dict):
        yield from _mapping_faults(typing.get_args(hint), value, at)
    elif isinstance(origin, type) and issubclass(origin, Sequence | list):
        yield from _list_faults(typing.get_args(hint), value, at)
    elif not isinstance(value, dict):
        yield Fault(text(at), f"must be an object, not {value!r}")
    else:
        yield from faults(origin, value, at)


def _mapping_faults(args: tuple[Any, ...], value: Any, at: Path) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield Fault(text(at), f"must be an object, not {value!r}")
        return
    for key, item in value.items() if len(args) > 1 else ():
        yield from _value_faults(args[1], item, (*at, key))


def _list_faults(args: tuple[Any, ...], value: Any, at: Path) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield Fault(text(at), f"must be a list, not {value!r}")
        return
    for index, item in enumerate(value):
        yield from _value_faults(args[0], item, (*at, index))


def _alternatives(hint: Any) -> list[Any]:
    """Return the plain types that an input may have: without outputs, awaitables and absence."""
    origin = typing.get_origin(hint)
    if origin in {typing.Union, types.UnionType}:
        return list(dict.fromkeys(found for arg in typing.get_args(hint) for found in _alternatives(arg)))
    is_late = isinstance(origin, type) and issubclass(origin, Awaitable | pulumi.Output)
    return [] if is_late or hint is type(None) else [hint]
