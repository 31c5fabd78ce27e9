"""Answers in the provider protocol's terms that the SDK does not make."""

import traceback
from typing import Any

import grpc
from pulumi.provider.experimental.property_value import PropertyValue
from pulumi.runtime.proto import provider_pb2, status_pb2

from landing_zone.errors import LandingZoneError
from landing_zone.sandbox.providers.kubernetes.diffing import Change, Difference, text
from landing_zone.sandbox.providers.kubernetes.names import token_of, type_of
from landing_zone.sandbox.providers.kubernetes.redaction import public
from landing_zone.sandbox.providers.kubernetes.values import properties
from landing_zone.sandbox.providers.kubernetes.waiting import NotReady

_KINDS = {
    Change.ADD: (provider_pb2.PropertyDiff.ADD, provider_pb2.PropertyDiff.ADD_REPLACE),
    Change.DELETE: (provider_pb2.PropertyDiff.DELETE, provider_pb2.PropertyDiff.DELETE_REPLACE),
    Change.UPDATE: (provider_pb2.PropertyDiff.UPDATE, provider_pb2.PropertyDiff.UPDATE_REPLACE),
}


def diff_response(found: Difference) -> provider_pb2.DiffResponse:
    """Return a difference; names are fixed, so a new object is only made once the old one is deleted."""
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


def init_failed(error: NotReady) -> Any:
    """Return the gRPC status by which the engine keeps an object in state and tries again in the next run."""
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


def one_line(error: Exception, urn: str) -> str:
    """Return what the engine shows of an error: of an unforeseen one only its place, its text might hold values."""
    if isinstance(error, LandingZoneError):
        return public(error, type_of(token_of(urn))[1] if urn else "")
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"the Kubernetes provider failed: {type(error).__name__} in {place.name} ({place.filename}:{place.lineno})"
