"""Manifests on their way from a module to the API server."""

import base64
import copy
from pathlib import Path
from typing import Any

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox.parts.manifests import called_at, in_cluster, labelled, load, moved, waves


def obj(kind: str, name: str = "x", **rest: Any) -> dict[str, Any]:
    """An object of a kind."""
    return {"apiVersion": "v1", "kind": kind, "metadata": {"name": name, "namespace": "kserve"}, **rest}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    monkeypatch.setenv("LZ_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_a_file_is_parsed_once_and_again_when_it_changes(tmp_path: Path, cache: Path) -> None:
    """The copy in the cache answers for the same text only, and what is done to the objects does not reach it."""
    file = tmp_path / "m.yaml"
    file.write_text("kind: A\n---\n# nothing\n---\nkind: B\n")
    first = load({"part": tmp_path}, "part", "m.yaml")
    first[0]["kind"] = "spoilt"
    assert len(list((cache / "manifests").iterdir())) == 1
    assert load({"part": tmp_path}, "part", "m.yaml") == [{"kind": "A"}, {"kind": "B"}]
    file.write_text("kind: C\n")
    assert load({"part": tmp_path}, "part", "m.yaml") == [{"kind": "C"}]


def test_a_missing_file_is_one_line_with_the_fix(tmp_path: Path) -> None:
    """Of a known part and of an unknown one."""
    for part in ("part", "other"):
        with pytest.raises(SandboxError, match=f"lacks m.yaml of {part}: run `make`"):
            load({"part": tmp_path}, part, "m.yaml")


def test_what_needs_pods_or_certificates_is_left_out() -> None:
    """Workloads, their services, cert-manager's objects."""
    kinds = ("Deployment", "Service", "Certificate", "Issuer", "ConfigMap")
    assert [o["kind"] for o in in_cluster(map(obj, kinds))] == ["ConfigMap"]


def test_objects_come_in_an_order_in_which_each_has_what_it_needs() -> None:
    """Definitions and namespaces, then accounts and roles, then bindings, then the rest."""
    kinds = ("ClusterStorageContainer", "RoleBinding", "Role", "CustomResourceDefinition", "ServiceAccount")
    assert [[o["kind"] for o in wave] for wave in waves(map(obj, kinds))] == [
        ["CustomResourceDefinition"],
        ["Role", "ServiceAccount"],
        ["RoleBinding"],
        ["ClusterStorageContainer"],
    ]


def test_everything_is_labelled_as_ours_and_the_source_stays() -> None:
    """Also what says that somebody else manages it."""
    source = obj("ConfigMap")
    source["metadata"] |= {"labels": {"app.kubernetes.io/managed-by": "kserve", "a": "b"}, "creationTimestamp": None}
    before = copy.deepcopy(source)
    assert labelled(source)["metadata"] == {
        "name": "x",
        "namespace": "kserve",
        "labels": {"app.kubernetes.io/managed-by": "ai-landing-zone", "a": "b"},
    }
    assert source == before


def test_a_release_in_another_namespace_is_there_altogether() -> None:
    """The object itself and the accounts that a binding binds."""
    binding = obj("RoleBinding", subjects=[{"name": "a", "namespace": "kserve"}, {"name": "b", "namespace": "other"}])
    there = moved(binding, "kserve", "serving")
    assert there["metadata"]["namespace"] == "serving"
    assert [subject["namespace"] for subject in there["subjects"]] == ["serving", "other"]


def test_webhooks_call_the_process() -> None:
    """The URL keeps the path, the authority is ours, and cert-manager is not asked to change it."""
    configuration = obj(
        "ValidatingWebhookConfiguration",
        webhooks=[{"name": "w", "clientConfig": {"service": {"name": "s", "namespace": "n", "path": "/validate"}}}],
    )
    configuration["metadata"]["annotations"] = {"cert-manager.io/inject-ca-from": "kserve/serving-cert", "kept": "yes"}
    rewritten = called_at(configuration, 9543, b"authority")
    (webhook,) = rewritten["webhooks"]
    assert webhook["clientConfig"] == {
        "url": "https://127.0.0.1:9543/validate",
        "caBundle": base64.b64encode(b"authority").decode(),
    }
    assert rewritten["metadata"]["annotations"] == {"kept": "yes"}
