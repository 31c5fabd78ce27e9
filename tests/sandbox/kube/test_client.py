"""The client against a real API server."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from landing_zone.sandbox.kube import Kube, KubeError, NoSuchKind

pytestmark = pytest.mark.integration
MANAGER = "test"


def run(api_server: Any, work: Callable[[Kube], Awaitable[None]]) -> None:
    """Run ``work`` with a client of the server."""

    async def main() -> None:
        async with Kube.connect(api_server.kubeconfig) as kube:
            await work(kube)

    asyncio.run(main())


def config_map(name: str, **data: str) -> dict[str, Any]:
    """Return a ConfigMap in the namespace default."""
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name, "namespace": "default"}, "data": data}


def test_apply_is_idempotent_and_drops_what_is_left_out(api_server: Any) -> None:
    """An object applied twice is one object; a field no longer applied is gone from it."""

    async def work(kube: Kube) -> None:
        first = await kube.apply(config_map("twice", a="1", b="2"), field_manager=MANAGER)
        second = await kube.apply(config_map("twice", a="1"), field_manager=MANAGER)
        assert first["metadata"]["uid"] == second["metadata"]["uid"]
        assert second["data"] == {"a": "1"}

    run(api_server, work)


def test_a_dry_run_changes_nothing(api_server: Any) -> None:
    """A dry run answers with the object and leaves no trace of it."""

    async def work(kube: Kube) -> None:
        answer = await kube.apply(config_map("dry", a="1"), field_manager=MANAGER, dry_run=True)
        assert answer["data"] == {"a": "1"}
        assert await kube.get("v1", "ConfigMap", "dry") is None

    run(api_server, work)


def test_the_namespace_of_the_context_is_the_default(api_server: Any) -> None:
    """Without a namespace, an object of a namespaced kind goes where the context points; a cluster's kind nowhere."""

    async def work(kube: Kube) -> None:
        bare = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "unplaced"}}
        assert (await kube.apply(bare, field_manager=MANAGER))["metadata"]["namespace"] == "default"
        space = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "placed"}}
        assert "namespace" not in (await kube.apply(space, field_manager=MANAGER))["metadata"]

    run(api_server, work)


def test_deletion_by_identity_spares_another_object_of_the_name(api_server: Any) -> None:
    """A deletion with a uid that is not the live one is refused; with the live one it happens; again it says gone."""

    async def work(kube: Kube) -> None:
        uid = (await kube.apply(config_map("mine"), field_manager=MANAGER))["metadata"]["uid"]
        with pytest.raises(KubeError) as refused:
            await kube.delete("v1", "ConfigMap", "mine", uid="00000000-0000-0000-0000-000000000000")
        assert refused.value.status == 409
        assert await kube.delete("v1", "ConfigMap", "mine", uid=uid)
        assert not await kube.delete("v1", "ConfigMap", "mine", uid=uid)

    run(api_server, work)


def test_list_selects_by_label_and_names_each_kind(api_server: Any) -> None:
    """A list holds the labelled objects only, each with its apiVersion and kind."""

    async def work(kube: Kube) -> None:
        labelled = config_map("labelled")
        labelled["metadata"]["labels"] = {"colour": "green"}
        await kube.apply(labelled, field_manager=MANAGER)
        await kube.apply(config_map("unlabelled"), field_manager=MANAGER)
        found = await kube.list("v1", "ConfigMap", label_selector="colour=green")
        assert [(item["kind"], item["metadata"]["name"]) for item in found] == [("ConfigMap", "labelled")]

    run(api_server, work)


def definition(plural: str, kind: str) -> dict[str, Any]:
    """Return the definition of a kind in the group example.com."""
    schema = {"type": "object", "x-kubernetes-preserve-unknown-fields": True}
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{plural}.example.com"},
        "spec": {
            "group": "example.com",
            "scope": "Namespaced",
            "names": {"plural": plural, "kind": kind, "singular": kind.lower()},
            "versions": [{"name": "v1", "served": True, "storage": True, "schema": {"openAPIV3Schema": schema}}],
        },
    }


async def eventually(ask: Callable[[], Awaitable[bool]], within_s: float = 20) -> None:
    """Ask until the answer is yes."""
    async with asyncio.timeout(within_s):
        while not await ask():
            await asyncio.sleep(0.05)


def test_a_kind_defined_a_moment_ago_is_found_and_one_removed_is_gone(api_server: Any) -> None:
    """A miss asks the server again; a kind whose definition went away counts as gone, not as an error."""
    crd, kind = ("apiextensions.k8s.io/v1", "CustomResourceDefinition"), ("example.com/v1", "Gadget")

    async def work(kube: Kube) -> None:
        async def served() -> bool:
            try:
                return (await kube.resource(*kind)).plural == "gadgets"
            except NoSuchKind:
                return False

        assert not await served()
        await kube.apply(definition("gadgets", "Gadget"), field_manager=MANAGER)
        await eventually(served)
        gadget = {"apiVersion": kind[0], "kind": kind[1], "metadata": {"name": "one"}}
        await kube.apply(gadget, field_manager=MANAGER)
        await kube.delete(*crd, "gadgets.example.com")

        async def gone() -> bool:
            return await kube.get(*kind, "one") is None and not await kube.delete(*kind, "one")

        await eventually(gone)
        assert await kube.list(*kind) == []

    run(api_server, work)


def test_what_the_server_refuses_names_fields_and_cluster(api_server: Any) -> None:
    """A refusal carries the status, the reason, the fields at fault, and says which cluster spoke."""

    async def work(kube: Kube) -> None:
        with pytest.raises(KubeError, match=r"cluster 'bare' at https://127\.0\.0\.1") as refused:
            await kube.apply(config_map("Not_A_Name"), field_manager=MANAGER)
        assert (refused.value.status, refused.value.reason) == (422, "Invalid")
        assert [cause.field for cause in refused.value.causes] == ["metadata.name"]

    run(api_server, work)
