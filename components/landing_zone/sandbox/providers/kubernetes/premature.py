"""Errors that only say "too early"."""

from landing_zone.sandbox.kube.errors import KubeError, NoSuchKind


def fails_in_webhook(error: KubeError) -> bool:
    """Say whether a webhook's server, not the API server, was the trouble."""
    return "failed calling webhook" in error.message or "does not support dry run" in error.message


def is_arriving(error: KubeError) -> bool:
    """Say whether what is missing may be on its way in the same run: kind, namespace, or the pod's account."""
    if isinstance(error, NoSuchKind):
        return True
    if error.status == 404:
        return error.message.startswith("namespaces ")
    return error.status == 403 and "error looking up service account" in error.message


def is_premature(error: KubeError) -> bool:
    """Say whether a dry run can't succeed yet, because what the object refers to is not made yet."""
    refers_to_missing = error.status == 403 and "no PriorityClass with name" in error.message
    return error.status == 404 or refers_to_missing or is_arriving(error) or fails_in_webhook(error)
