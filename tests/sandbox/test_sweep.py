"""Finding what an environment left behind, on a real API server."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest

from landing_zone.sandbox import sweep
from landing_zone.sandbox.kube import Kube

pytestmark = pytest.mark.integration

GROUP, MANAGER = "sweep.example.org", "test"
DEFINITION: dict[str, Any] = {
    "apiVersion": "apiextensions.k8s.io/v1",
    "kind": "CustomResourceDefinition",
    "metadata": {"name": f"things.{GROUP}"},
    "spec": {
        "group": GROUP,
        "scope": "Cluster",
        "names": {"kind": "Thing", "plural": "things"},
        "versions": [
            {"name": "v1", "served": True, "storage": True, "schema": {"openAPIV3Schema": {"type": "object"}}},
        ],
    },
}
OURS = {"app.kubernetes.io/managed-by": "ai-landing-zone"}


async def until_served(server: Any, *, served: bool) -> None:
    """Wait until a client that remembers nothing finds the kind, or does not."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        async with Kube.connect(server.kubeconfig) as kube:
            groups = (await kube.request("GET", "/apis")).json()["groups"]
        if any(group["name"] == GROUP for group in groups) is served:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"{GROUP} is {'not ' if served else ''}served after 30 s")


def test_a_kind_that_goes_meanwhile_has_nothing_of_ours(api_server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Definitions are deleted with the rest: a kind that was listed a moment ago may answer 404, which is no error."""

    async def both(_: Kube) -> AsyncIterator[tuple[str, str]]:
        yield f"{GROUP}/v1", "Thing"
        yield "v1", "ConfigMap"

    async def scene() -> list[str]:
        async with Kube.connect(api_server.kubeconfig) as kube:
            await kube.apply(DEFINITION, field_manager=MANAGER)
            await until_served(api_server, served=True)
            await kube.list(f"{GROUP}/v1", "Thing")
            left = {"metadata": {"name": "left", "namespace": "default", "labels": OURS}}
            await kube.apply({"apiVersion": "v1", "kind": "ConfigMap", **left}, field_manager=MANAGER)
            await kube.delete("apiextensions.k8s.io/v1", "CustomResourceDefinition", f"things.{GROUP}")
            await until_served(api_server, served=False)
            monkeypatch.setattr(sweep, "_kinds", both)
            found = [item["metadata"]["name"] for item in await sweep.leftovers(kube)]
            await kube.delete("v1", "ConfigMap", "left", "default")
            return found

    assert asyncio.run(scene()) == ["left"]
