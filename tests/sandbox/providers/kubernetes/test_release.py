"""Helm releases: what the plugin makes of them, and their life in a sandbox cluster."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.parts.record import secret_name
from landing_zone.sandbox.providers.kubernetes.release import ReleaseHandler
from landing_zone.sandbox.providers.kubernetes.session import Session
from landing_zone.sandbox.providers.plugin.handler import Call, Invalid
from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN

TOKEN = "kubernetes:helm.sh/v3:Release"
INPUTS = {"chart": "some-chart", "version": "1.2.3", "namespace": "default", "name": "some", "values": {"a": 1}}


def call(inputs: dict[str, Any], **rest: Any) -> Call:
    """Return a call about a release."""
    return Call("urn:pulumi:s::p::kubernetes:helm.sh/v3:Release::some", TOKEN, inputs, **rest)


def test_a_release_without_a_name_gets_one_that_stays() -> None:
    """The name follows from the URN; a name made for an earlier URN of the same resource is kept."""
    handler = ReleaseHandler(Session())
    named = handler.check(call({"chart": "c"}))
    assert named["name"].startswith("some-")
    assert handler.check(replace(call({"chart": "c"}, old_inputs=named), urn="urn:a::b::t::other")) == named
    assert handler.check(call(INPUTS)) == INPUTS


@pytest.mark.parametrize(
    ("inputs", "field"), [({}, "chart"), ({"chart": "c", "valueYamlFiles": [1]}, "valueYamlFiles")]
)
def test_what_a_release_lacks_is_named(inputs: dict[str, Any], field: str) -> None:
    """A release without a chart, or with values from files, is refused before anything is asked."""
    with pytest.raises(Invalid) as refused:
        ReleaseHandler(Session()).check(call(inputs))
    assert refused.value.field_path == field


def test_another_name_is_another_release() -> None:
    """Name and namespace replace; version and values update."""

    async def main() -> None:
        handler = ReleaseHandler(Session())
        for key, replaced in {"name": True, "namespace": True, "version": False, "chart": False}.items():
            found = await handler.diff(call({**INPUTS, key: "other"}, old_inputs=INPUTS))
            assert (set(found.changes), bool(found.replaced)) == ({(key,)}, replaced)
        assert (await handler.preview(call(INPUTS)))["status"] == UNKNOWN

    asyncio.run(main())


@pytest.mark.integration
def test_the_life_of_a_release(api_server: Any, tmp_path: Path) -> None:
    """It is installed, found as it is, changed, imported and uninstalled; a cluster that is no sandbox is refused."""
    SandboxCluster.create(tmp_path, "bare", {}, {})
    kubeconfig = api_server.kubeconfig
    mark = {"name": "ai-landing-zone", "extension": {"directory": str(tmp_path)}}
    kubeconfig["contexts"][0]["context"]["extensions"] = [mark]

    async def main() -> None:
        session = Session(kubeconfig=json.dumps(kubeconfig))
        handler, kube = ReleaseHandler(session), session.kube
        made, outputs = await handler.create(call(INPUTS))
        assert (made, outputs["status"]["status"]) == ("default/some", "deployed")
        known = call(INPUTS, old=outputs, resource_id=made)
        found = await handler.read(known)
        assert found
        assert found.inputs == INPUTS

        await handler.update(call({**INPUTS, "values": {"a": 2}}, old=outputs))
        drifted = await handler.read(known)
        imported = await handler.read(call({}, resource_id=made))
        assert drifted
        assert imported
        assert drifted.inputs == {**INPUTS, "values": {"a": 2}}
        assert imported.inputs == drifted.inputs

        await handler.delete(known)
        assert await kube.get("v1", "Secret", secret_name("some")) is None
        assert await handler.read(known) is None
        await handler.delete(known)
        await kube.close()

        elsewhere = Session(kubeconfig=json.dumps(api_server.kubeconfig))
        with pytest.raises(SandboxError, match="is no sandbox"):
            await ReleaseHandler(elsewhere).create(call(INPUTS))
        await elsewhere.kube.close()

    asyncio.run(main())
