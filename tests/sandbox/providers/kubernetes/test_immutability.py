"""Which changes need a new object."""

from typing import Any

import pytest

from landing_zone.sandbox.kube.errors import Cause, KubeError
from landing_zone.sandbox.providers.kubernetes.immutability import named_by, refused_as_immutable, replacing
from landing_zone.sandbox.providers.plugin.diffing import compare


def obj(kind: str, api_version: str = "v1", **fields: Any) -> dict[str, Any]:
    """Return inputs of a kind."""
    return {"apiVersion": api_version, "kind": kind, "metadata": {"name": "x", "namespace": "n"}, **fields}


def replaced(old: dict[str, Any], new: dict[str, Any], live: dict[str, Any] | None = None) -> set[Any]:
    """Return the paths of the changes that replace."""
    return set(replacing(compare(old, new), new, live or old))


@pytest.mark.parametrize("key", ["name", "namespace"])
def test_identity_is_fixed(key: str) -> None:
    """Another name or namespace is another object; another label is not."""
    old = obj("ConfigMap")
    new = {**old, "metadata": {**old["metadata"], key: "other", "labels": {"a": "b"}}}
    assert replaced(old, new) == {("metadata", key)}


def test_a_newer_version_of_the_same_api_is_the_same_object() -> None:
    """An apiVersion of the same group is another view; of another group, another object."""
    old = obj("Ingress", "networking.k8s.io/v1beta1")
    assert replaced(old, {**old, "apiVersion": "networking.k8s.io/v1"}) == set()
    assert replaced(old, {**old, "apiVersion": "extensions/v1"}) == {("apiVersion",)}


@pytest.mark.parametrize(
    ("kind", "old", "new", "fixed"),
    [
        ("Deployment", {"spec": {"selector": {"a": 1}}}, {"spec": {"selector": {"a": 2}}}, True),
        ("Deployment", {"spec": {"replicas": 1}}, {"spec": {"replicas": 2}}, False),
        ("RoleBinding", {"roleRef": {"name": "a"}}, {"roleRef": {"name": "b"}}, True),
        ("Secret", {"type": "Opaque"}, {"type": "tls"}, True),
        ("Secret", {"data": {"a": "1"}}, {"data": {"a": "2"}}, False),
        ("Job", {"spec": {"template": {"a": 1}}}, {"spec": {"template": {"a": 2}}}, True),
        ("PersistentVolumeClaim", {"spec": {"storageClassName": "a"}}, {"spec": {"storageClassName": "b"}}, True),
        (
            "PersistentVolumeClaim",
            {"spec": {"resources": {"requests": {"storage": "1Gi"}}}},
            {"spec": {"resources": {"requests": {"storage": "2Gi"}}}},
            False,
        ),
        ("StorageClass", {"provisioner": "a"}, {"provisioner": "b"}, True),
        ("StorageClass", {"allowVolumeExpansion": False}, {"allowVolumeExpansion": True}, False),
    ],
)
def test_fixed_fields_of_a_kind(kind: str, old: dict[str, Any], new: dict[str, Any], fixed: bool) -> None:
    """The API's documented immutable fields replace; growing a volume and scaling do not."""
    assert bool(replaced(obj(kind, **old), obj(kind, **new))) is fixed


def test_an_immutable_config_map_is_replaced_with_its_data() -> None:
    """`immutable: true` fixes the data."""
    old = obj("ConfigMap", immutable=True, data={"a": "1"})
    assert replaced(old, {**old, "data": {"a": "2"}}) == {("data", "a")}


def test_writing_down_what_is_so_anyway_replaces_nothing() -> None:
    """A fixed field added to the inputs with its live value is no change to the object; with another value it is."""
    old = obj("Service", spec={})
    live = obj("Service", spec={"clusterIP": "10.0.0.1"})
    assert replaced(old, obj("Service", spec={"clusterIP": "10.0.0.1"}), live) == set()
    assert replaced(old, obj("Service", spec={"clusterIP": "10.0.0.2"}), live) == {("spec", "clusterIP")}


@pytest.mark.parametrize(
    ("status", "message", "expected"),
    [
        (422, "spec.completions: Invalid value: 2: field is immutable", True),
        (422, "Forbidden: pod updates may not change fields other than `spec.containers[*].image`", True),
        (422, "Forbidden: updates to statefulset spec for fields other than 'replicas' are forbidden", True),
        (422, "roleRef: Invalid value: x: cannot change roleRef", True),
        (403, "admission webhook denied the request: spec.queue is immutable", True),
        (422, "spec.ports[0].port: Invalid value: 99999", False),
        (500, "etcd is immutable today", False),
    ],
)
def test_the_server_says_that_a_field_is_fixed(status: int, message: str, expected: bool) -> None:
    """The wordings of the API server and of webhooks; other refusals are no reason to delete anything."""
    assert refused_as_immutable(KubeError(status, "Invalid", message, "c")) is expected


def test_the_fields_that_the_server_names_are_the_reason() -> None:
    """Only the changes at the named field replace; where none is named all might be the reason."""
    changes = compare({"spec": {"completions": 1, "suspend": True}}, {"spec": {"completions": 2, "suspend": False}})
    named = KubeError(422, "Invalid", "", "c", (Cause("spec.completions", "", ""),))
    assert named_by(named, changes) == {("spec", "completions")}
    assert named_by(KubeError(403, "Forbidden", "", "c"), changes) == set(changes)
