"""Answers in the provider protocol's terms that the SDK does not make."""

import traceback
from collections.abc import Callable
from typing import Any

import grpc
from pulumi.provider.experimental.property_value import PropertyValue
from pulumi.runtime.proto import provider_pb2, status_pb2

from landing_zone.sandbox.providers.plugin.diffing import Change, Difference, text
from landing_zone.sandbox.providers.plugin.handler import NotReady
from landing_zone.sandbox.providers.plugin.values import Object, Properties

_KINDS = {
    Change.ADD: (provider_pb2.PropertyDiff.ADD, provider_pb2.PropertyDiff.ADD_REPLACE),
    Change.DELETE: (provider_pb2.PropertyDiff.DELETE, provider_pb2.PropertyDiff.DELETE_REPLACE),
    Change.UPDATE: (provider_pb2.PropertyDiff.UPDATE, provider_pb2.PropertyDiff.UPDATE_REPLACE),
}


def diff_response(found: Difference) -> provider_pb2.DiffResponse:
    """Return a difference; names are fixed, so a new resource is only made once the old one is deleted."""
    response = provider_pb2.DiffResponse
    return response(
        changes=response.DIFF_SOME if found.changes else response.DIFF_NONE,
        diffs=sorted({str(path[0]) for path in found.changes}),
        replaces=sorted({str(path[0]) for path in found.replaced}),
        deleteBeforeReplace=True,
        hasDetailedDiff=True,
        detailedDiff={
            text(path): provider_pb2.PropertyDiff(kind=_KINDS[change][path in found.replaced], inputDiff=True)
            for path, change in found.changes.items()
        },
    )


def init_failed(error: NotReady, properties: Callable[[Object], Properties]) -> Any:
    """Return the gRPC status by which the engine keeps a resource in state and tries again in the next run."""
    detail = provider_pb2.ErrorResourceInitFailed(
        id=error.resource_id,
        properties=PropertyValue.marshal_map(properties(error.outputs)),
        inputs=PropertyValue.marshal_map(properties(error.inputs or {})),
        reasons=[error.reason],
    )
    message = status_pb2.Status(code=grpc.StatusCode.UNKNOWN.value[0], message=error.reason)
    message.details.add().Pack(detail)
    status = grpc.Status()
    status.code, status.details = grpc.StatusCode.UNKNOWN, error.reason
    status.trailing_metadata = (("grpc-status-details-bin", message.SerializeToString()),)
    return status


def place(error: Exception) -> str:
    """Return what may be told of an unforeseen error: its place only, as its text might hold values."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {at.name} ({at.filename}:{at.lineno})"
