"""The plugin's gRPC server: the Pulumi SDK's, with what that leaves out."""

import asyncio
import functools
import os
import signal
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any

import grpc
import grpc.aio
from pulumi.provider.experimental import provider as p
from pulumi.provider.experimental import server as sdk
from pulumi.provider.experimental.property_value import PropertyValue
from pulumi.runtime import proto
from pulumi.runtime._grpc_settings import _GRPC_CHANNEL_OPTIONS
from pulumi.runtime.proto import provider_pb2_grpc

from landing_zone.sandbox.providers.plugin.answers import diff_response, init_failed
from landing_zone.sandbox.providers.plugin.handler import DEFAULT_TIMEOUT_S, Call, NotReady
from landing_zone.sandbox.providers.plugin.provider import StandIn
from landing_zone.sandbox.providers.plugin.redaction import hide
from landing_zone.sandbox.providers.plugin.urns import token_of
from landing_zone.sandbox.providers.plugin.values import plain

PARENT_CHECK_S = 0.2
Method = Callable[["Servicer", Any, Any], Awaitable[Any]]
load, dump = PropertyValue.unmarshal_map, PropertyValue.marshal_map


def reported(method: Method) -> Method:
    """Turn exceptions into answers of one line; the default prints a traceback, values included."""

    @functools.wraps(method)
    async def wrapper(self: "Servicer", request: Any, context: Any) -> Any:
        try:
            return await method(self, request, context)
        except NotReady as error:
            status = init_failed(error, self._provider.properties)
        except grpc.aio.AbortError:
            raise
        except Exception as error:
            status = grpc.Status()
            status.code, status.trailing_metadata = grpc.StatusCode.UNKNOWN, ()
            status.details = hide(self._provider.describe(error, getattr(request, "urn", "")), request)
        return await context.abort_with_status(status)

    return wrapper


class Servicer(sdk.ProviderServicer):
    """The SDK's servicer with old inputs in differences, gone and half-made objects, and errors of one line."""

    _provider: StandIn

    async def DiffConfig(self, request: Any, context: Any) -> Any:  # noqa: N802 - the protocol's name
        """Changed settings are another way to the same cloud or cluster: nothing in it is replaced."""
        kinds = proto.DiffResponse
        return kinds(changes=kinds.DIFF_NONE if request.news == request.olds else kinds.DIFF_SOME)

    async def Diff(self, request: Any, context: Any) -> Any:  # noqa: N802 - as above
        """Compare old and new inputs."""
        new, old_inputs, old = (plain(load(part)) for part in (request.news, request.old_inputs, request.olds))
        call = Call(request.urn, token_of(request.urn), new, old_inputs, old, request.id)
        return diff_response(await self._provider.difference(call))

    async def Update(self, request: Any, context: Any) -> Any:  # noqa: N802 - as above
        """Change a resource whose old inputs are known."""
        new, old_inputs, old = (plain(load(part)) for part in (request.news, request.old_inputs, request.olds))
        timeout_s = request.timeout or DEFAULT_TIMEOUT_S
        call = Call(request.urn, token_of(request.urn), new, old_inputs, old, request.id, timeout_s)
        return proto.UpdateResponse(properties=dump(await self._provider.change(call, is_preview=request.preview)))

    async def Read(self, request: Any, context: Any) -> Any:  # noqa: N802 - as above
        """An answer without an id says that the object is gone; the SDK sends empty properties with it."""
        asked = p.ReadRequest(request.urn, request.id, load(request.properties), load(request.inputs))
        found = await self._provider.read(asked)
        if not found.resource_id:
            return proto.ReadResponse()
        return proto.ReadResponse(id=found.resource_id, properties=dump(found.properties), inputs=dump(found.inputs))


for _name in ("Check", "Diff", "DiffConfig", "Configure", "Create", "Read", "Update", "Delete", "Invoke"):
    setattr(Servicer, _name, reported(getattr(Servicer, _name)))


def main(arguments: list[str], provider: StandIn, version: str) -> None:
    """Serve a provider until the engine ends; ``version`` is that of the SDK which the program uses."""
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    asyncio.run(_serve(arguments, provider, version))


async def _serve(arguments: list[str], provider: StandIn, version: str) -> None:
    """Serve until the engine interrupts: it has a process group of its own for plugins, so no Ctrl-C comes here."""
    interrupted = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, interrupted.set)
    server = grpc.aio.server(options=_GRPC_CHANNEL_OPTIONS)
    servicer = Servicer(arguments, version, provider, engine_address=arguments[0] if arguments else "")
    provider_pb2_grpc.add_ResourceProviderServicer_to_server(servicer, server)
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    await interrupted.wait()
    await server.stop(None)


def _end_with_parent(parent: int) -> None:
    """A killed engine tells nobody; without this the plugin would live, and write, for ever."""
    while os.getppid() == parent:
        time.sleep(PARENT_CHECK_S)
    os._exit(1)
