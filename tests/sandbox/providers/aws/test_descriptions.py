"""Descriptions of types, all of them."""

import importlib
import inspect

import pytest

from landing_zone.sandbox.providers.aws.accepted import accepted
from landing_zone.sandbox.providers.aws.expressions import fields
from landing_zone.sandbox.providers.aws.handlers import kinds
from landing_zone.sandbox.providers.aws.kind import Kind
from landing_zone.sandbox.providers.aws.validation import problems

KINDS = sorted(kinds().values(), key=lambda kind: kind.type)
OF_THE_SCOPE = {"id", "account", "digest", "sent", "live", "changed", "removed", "answer", "region", "tags"}


def inputs_of(kind: Kind) -> set[str]:
    """Return the names of the inputs that the SDK has for a type."""
    module = importlib.import_module(f"pulumi_aws.{kind.type.split(':')[1].split('/')[0]}")
    resource = getattr(module, kind.type.rpartition(":")[2])
    return {_camel(name) for name in inspect.signature(resource._internal_init).parameters}


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.type)
def test_what_is_said_of_inputs_is_complete(kind: Kind) -> None:
    """Every input that a creation sends can be changed, or needs a new resource; what is replaced or set is one."""
    sent = fields(kind.create.params) & accepted(kind).names & inputs_of(kind)
    changed = {name for setter in kind.setters for name in setter.properties}
    assert sent <= kind.replace | changed | kind.kept | OF_THE_SCOPE
    assert (kind.replace | changed) <= inputs_of(kind)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.type)
def test_calls_exist(kind: Kind) -> None:
    """Every operation is one of the service's."""
    setters = [call for setter in kind.setters for call in (setter.call, setter.before, setter.unset) if call]
    tagging = [kind.tagging.tag, kind.tagging.untag] if kind.tagging else []
    reads = [call for call in (kind.read, kind.left) if call]
    for call in (kind.create, *setters, *tagging, *reads, *kind.more.values(), *kind.delete):
        problems(call.service or kind.service, call.operation, {}, is_whole=False)
