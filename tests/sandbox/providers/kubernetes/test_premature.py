"""Errors that pass by themselves."""

import pytest

from landing_zone.sandbox.kube.errors import KubeError, NoSuchKind
from landing_zone.sandbox.providers.kubernetes.premature import is_arriving, is_premature


@pytest.mark.parametrize(
    ("error", "arriving", "premature"),
    [
        (NoSuchKind(404, "NoSuchKind", "no kind", "c"), True, True),
        (KubeError(404, "NotFound", 'namespaces "x" not found', "c"), True, True),
        (KubeError(404, "NotFound", 'pods "x" not found', "c"), False, True),
        (KubeError(403, "Forbidden", "error looking up service account n/default", "c"), True, True),
        (KubeError(403, "Forbidden", "no PriorityClass with name high was found", "c"), False, True),
        (KubeError(500, "InternalError", 'failed calling webhook "v.k8s.io"', "c"), False, True),
        (KubeError(400, "BadRequest", "admission webhook x does not support dry run", "c"), False, True),
        (KubeError(403, "Forbidden", "exceeded quota", "c"), False, False),
        (KubeError(500, "InternalError", "etcd", "c"), False, False),
    ],
)
def test_what_is_only_too_early(error: KubeError, arriving: bool, premature: bool) -> None:
    """A create waits for what the same run brings; a dry run can't, and says nothing; real refusals stay."""
    assert (is_arriving(error), is_premature(error)) == (arriving, premature)
