"""The handler of ordinary objects against a real API server: other writers, interruptions and failures."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox.kube import KubeError
from landing_zone.sandbox.providers.kubernetes.objects import ObjectHandler
from landing_zone.sandbox.providers.kubernetes.session import Session
from landing_zone.sandbox.providers.plugin.handler import Call, NotReady

pytestmark = pytest.mark.integration
T = TypeVar("T")
FINALIZER = "example.com/hold"


def config_map(name: str, namespace: str = "default", **meta: Any) -> dict[str, Any]:
    """Return a ConfigMap."""
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name, "namespace": namespace, **meta}}


def pod(name: str) -> dict[str, Any]:
    """Return a pod, which never gets ready: there are no nodes."""
    spec = {"containers": [{"name": "c", "image": "busybox"}]}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "namespace": "default"}, "spec": spec}


def call_for(inputs: dict[str, Any], urn: str = "urn:pulumi:s::p::t::n", **rest: Any) -> Call:
    """Return a call about an object."""
    return Call(urn, f"kubernetes:core/v1:{inputs['kind']}", inputs, **{"timeout_s": 20, **rest})


def run(api_server: Any, work: Callable[[ObjectHandler, Session], Awaitable[None]], budget_s: float = 20) -> None:
    """Run ``work`` with a handler of the server."""

    async def main() -> None:
        session = Session(kubeconfig=json.dumps(api_server.kubeconfig), budget_s=budget_s)
        try:
            async with asyncio.timeout(60):
                await work(ObjectHandler(session), session)
        finally:
            await session.kube.close()

    asyncio.run(main())


async def blocked(work: Coroutine[Any, Any, T], until: Callable[[], Awaitable[Any]]) -> T:
    """Assert that ``work`` does not end before ``until`` was done, and return what it then returns."""
    task = asyncio.create_task(work)
    done, _ = await asyncio.wait({task}, timeout=0.5)
    assert not done
    await until()
    return await task


def release(session: Session, name: str) -> Callable[[], Awaitable[Any]]:
    """Return what takes our finalizer off the object."""
    path = f"/api/v1/namespaces/default/configmaps/{name}"
    headers = {"Content-Type": "application/merge-patch+json"}
    return lambda: session.kube.request("PATCH", path, json={"metadata": {"finalizers": None}}, headers=headers)


def test_a_deletion_waits_for_finalizers(api_server: Any) -> None:
    """A deletion is over when the object is gone, not when it was asked for; past its time it says what holds it."""

    async def work(handler: ObjectHandler, session: Session) -> None:
        call = call_for(config_map("held", finalizers=[FINALIZER]))
        _, outputs = await handler.create(call)
        known = replace(call, old=outputs)
        with pytest.raises(SandboxError, match=f"still there after 0 s: finalizers {FINALIZER}"):
            await handler.delete(replace(known, timeout_s=0.3))
        await blocked(handler.delete(known), release(session, "held"))
        assert await session.kube.get("v1", "ConfigMap", "held") is None

    run(api_server, work)


def test_a_refresh_waits_for_what_is_going(api_server: Any) -> None:
    """An object whose deletion a killed run began is not there: told only when it is gone, and so made anew."""

    async def work(handler: ObjectHandler, session: Session) -> None:
        call = call_for(config_map("going", finalizers=[FINALIZER]))
        identity, outputs = await handler.create(call)
        known = replace(call, old=outputs, old_inputs=call.inputs, resource_id=identity)
        assert await handler.read(known)
        await session.kube.delete("v1", "ConfigMap", "going", "default")
        assert await blocked(handler.read(known), release(session, "going")) is None

    run(api_server, work)


def test_an_object_that_is_going_away_is_waited_for_and_made_anew(api_server: Any) -> None:
    """After a broken-off destroy the old object may still be terminating: what is applied to it would be lost."""

    async def work(handler: ObjectHandler, session: Session) -> None:
        first = await session.kube.apply(config_map("going", finalizers=[FINALIZER]), field_manager="someone")
        await session.kube.delete("v1", "ConfigMap", "going")
        _, second = await blocked(handler.create(call_for(config_map("going"))), release(session, "going"))
        assert second["metadata"]["uid"] != first["metadata"]["uid"]
        assert await session.kube.get("v1", "ConfigMap", "going")

    run(api_server, work)


def test_a_strangers_object_of_the_same_name_is_spared(api_server: Any) -> None:
    """When ours was deleted and another has taken its name, a deletion leaves that alone."""

    async def work(handler: ObjectHandler, session: Session) -> None:
        call = call_for(config_map("swapped"))
        _, outputs = await handler.create(call)
        await session.kube.delete("v1", "ConfigMap", "swapped")
        await session.kube.apply(config_map("swapped"), field_manager="someone")
        await handler.delete(replace(call, old=outputs))
        assert await session.kube.get("v1", "ConfigMap", "swapped")

    run(api_server, work)


def test_a_deletion_of_what_is_gone_succeeds(api_server: Any) -> None:
    """Objects, and objects of a kind that is not served any more, count as deleted; a read says so, too."""

    async def work(handler: ObjectHandler, _: Session) -> None:
        gadget = {"apiVersion": "gone.example.com/v1", "kind": "Thing", "metadata": {"name": "x"}}
        for inputs in (config_map("never"), gadget):
            call = call_for(inputs, old=inputs)
            await handler.delete(call)
            assert await handler.read(call) is None

    run(api_server, work)


def test_a_namespace_on_its_way_is_waited_for(api_server: Any) -> None:
    """An object may be made before its namespace when the program does not tie them; it waits a while."""

    async def work(handler: ObjectHandler, session: Session) -> None:
        space = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "late"}}
        create = handler.create(call_for(config_map("early", "late")))
        made, _ = await blocked(create, lambda: session.kube.apply(space, field_manager="test"))
        assert made == "late/early"

    run(api_server, work)


def test_an_interrupt_ends_the_waiting(api_server: Any) -> None:
    """When the engine cancels, an object that is not ready yet is handed back as it is, at once."""

    async def work(handler: ObjectHandler, session: Session) -> None:
        waiting = asyncio.create_task(handler.create(call_for(pod("interrupted"), timeout_s=60)))
        while await session.kube.get("v1", "Pod", "interrupted") is None:
            await asyncio.sleep(0.02)
        session.stop()
        with pytest.raises(NotReady, match="not ready when the run was interrupted") as found:
            async with asyncio.timeout(5):
                await waiting
        assert found.value.resource_id == "default/interrupted"

    run(api_server, work)


def test_an_object_deleted_while_it_is_waited_for_is_an_error(api_server: Any) -> None:
    """Somebody else's deletion is said, not waited out."""

    async def work(handler: ObjectHandler, session: Session) -> None:
        waiting = asyncio.create_task(handler.create(call_for(pod("stolen"), timeout_s=60)))
        while not await session.kube.delete("v1", "Pod", "stolen"):
            await asyncio.sleep(0.02)
        with pytest.raises(SandboxError, match="was deleted by someone"):
            await waiting

    run(api_server, work)


def test_a_server_that_stops_answering_is_named_and_the_object_kept(api_server: Any) -> None:
    """When the API server hangs in the middle of waiting, the error names the cluster, and the object stays known."""

    async def work(handler: ObjectHandler, session: Session) -> None:
        waiting = asyncio.create_task(handler.create(call_for(pod("hung"), timeout_s=60)))
        while await session.kube.get("v1", "Pod", "hung") is None:
            await asyncio.sleep(0.02)
        api_server.pause()
        try:
            with pytest.raises(NotReady, match=r"does not answer.*cluster 'bare'") as found:
                await waiting
        finally:
            api_server.resume()
        assert found.value.outputs["metadata"]["uid"]

    run(api_server, work, budget_s=2)


def test_a_read_tells_gone_from_unreachable(api_server: Any) -> None:
    """A server that does not answer is an error: otherwise a refresh would drop what is there from the state."""

    async def work(handler: ObjectHandler, _: Session) -> None:
        inputs = config_map("there")
        await handler.create(call_for(inputs))
        api_server.stop_api_server()
        try:
            with pytest.raises(KubeError, match="cluster 'bare'"):
                await handler.read(call_for(inputs, old=inputs))
        finally:
            api_server.start()
        assert await handler.read(call_for(inputs, old=inputs))

    run(api_server, work, budget_s=2)


def test_a_read_by_id_alone_finds_the_object(api_server: Any) -> None:
    """An import knows only the id; namespace and name come from it, the inputs from the object."""

    async def work(handler: ObjectHandler, session: Session) -> None:
        await session.kube.apply({**config_map("known"), "data": {"a": "1"}}, field_manager="someone")
        found = await handler.read(Call("urn", "kubernetes:core/v1:ConfigMap", resource_id="default/known"))
        assert found
        assert found.inputs == {**config_map("known"), "data": {"a": "1"}}

    run(api_server, work)
