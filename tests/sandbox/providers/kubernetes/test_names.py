"""Type tokens, URNs and names."""

import pytest

from landing_zone.sandbox.providers.kubernetes.names import (
    AUTONAMED,
    Family,
    family_of,
    named,
    ref_of,
    ref_of_id,
    type_of,
)
from landing_zone.sandbox.providers.plugin.urns import physical_name

URN = "urn:pulumi:local::ai-landing-zone::ai-landing-zone:index:Tenant$kubernetes:core/v1:ConfigMap::Team_A::x"


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("kubernetes:core/v1:Pod", ("v1", "Pod")),
        ("kubernetes:apps/v1:Deployment", ("apps/v1", "Deployment")),
        ("kubernetes:serving.kserve.io/v1beta1:InferenceService", ("serving.kserve.io/v1beta1", "InferenceService")),
    ],
)
def test_a_token_names_version_and_kind(token: str, expected: tuple[str, str]) -> None:
    """The core group, which Pulumi calls "core", has no name in Kubernetes."""
    assert type_of(token) == expected


@pytest.mark.parametrize(
    ("token", "kind", "family"),
    [
        ("kubernetes:core/v1:ConfigMap", "ConfigMap", Family.OBJECT),
        ("kubernetes:core/v1:ConfigMapPatch", "ConfigMap", Family.PATCH),
        ("kubernetes:example.com/v1:RoutePatch", "RoutePatch", Family.OBJECT),
        ("kubernetes:helm.sh/v3:Release", None, Family.RELEASE),
    ],
)
def test_a_patch_is_told_from_a_kind_of_that_name(token: str, kind: str | None, family: Family) -> None:
    """A patch's inputs name the kind that it patches."""
    assert family_of(token, {"kind": kind}) is family


def test_a_missing_name_is_made_and_marked() -> None:
    """Only what lacks a name gets one, with the annotation of the official provider; generateName is its beginning."""
    inputs = {"metadata": {"generateName": "job-", "labels": {"a": "b"}}}
    meta = named(URN, inputs, {})["metadata"]
    assert meta["name"] == physical_name(URN, "job-")
    assert meta["annotations"] == {AUTONAMED: "true"}
    assert meta["labels"] == {"a": "b"}
    assert "generateName" not in meta
    assert named(URN, {"metadata": {"name": "mine"}}, {}) == {"metadata": {"name": "mine"}}


def test_a_name_made_before_is_kept() -> None:
    """A resource whose URN changed under an alias keeps the name that was made for the old URN."""
    old = named("urn:pulumi:local::p::kubernetes:core/v1:ConfigMap::old", {}, {})
    assert named(URN, {}, old)["metadata"]["name"] == old["metadata"]["name"]
    chosen = {"metadata": {"name": "chosen"}}
    assert named(URN, {}, chosen)["metadata"]["name"] == physical_name(URN)


def test_an_id_is_namespace_and_name() -> None:
    """What an object is called in the state can be read back."""
    obj = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p", "namespace": "n"}}
    assert str(ref_of(obj)) == "n/p"
    assert ref_of_id("n/p", "v1", "Pod") == ref_of(obj)
    assert ref_of_id("p", "v1", "Namespace").namespace is None
