"""The runner: one CLI call per operation, in a process session of its own.

The engine writes its log to a file and its events to a server in this process; the program runs in this process, too.
So neither a Ctrl-C in the terminal nor the death of this process breaks the engine's pipes: it finishes what is in
flight, saves the state and releases the lock.
"""

import json
import os
import runpy
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent import futures
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

import grpc
from google.protobuf import empty_pb2
from pulumi.automation._server import LanguageServer
from pulumi.runtime._grpc_settings import _GRPC_CHANNEL_OPTIONS
from pulumi.runtime.proto import events_pb2_grpc, language_pb2_grpc

from landing_zone.engine import events, lock
from landing_zone.engine.outcome import Collector, Outcome
from landing_zone.engine.stack import Program, Stack


class Operation(StrEnum):
    """What the engine is asked to do."""

    PREVIEW = "preview"
    UP = "up"
    REFRESH = "refresh"
    DESTROY = "destroy"


def stack_program(stack: Stack) -> Program:
    """Return the project's own program, as the engine's language host would run it."""

    def program() -> None:
        os.chdir(stack.paths.stacks)
        runpy.run_path(str(stack.paths.stacks), run_name="__main__")

    return program


def run(
    operation: Operation, stack: Stack, program: Program, on_event: Callable[[events.Event], None], *flags: str
) -> Outcome:
    """Run one operation to its end and return what it came to.

    Args:
        on_event: called in a thread of the event server, in the engine's order.
        flags: further flags of the CLI (`--refresh`, `--policy-pack=…`).
    """
    collector = Collector()

    def take(raw: str) -> None:
        for event in events.parse(json.loads(raw)):
            collector.events.append(event)
            on_event(event)

    started = time.monotonic()
    with _server(program, take) as address, tempfile.TemporaryFile("w+") as log:
        command = [str(stack.cli), *_arguments(operation, stack, address), *flags]
        code = _to_the_end(command, stack, log)
        log.seek(0)
        text = log.read()
    return collector.outcome(code, text, time.monotonic() - started)


def _arguments(operation: Operation, stack: Stack, address: str) -> Iterator[str]:
    yield from (operation.value, "--stack", stack.name, "--non-interactive", "--event-log", f"tcp://{address}")
    yield from ("--config-file", str(stack.configuration))
    if operation is not Operation.PREVIEW:
        yield from ("--yes", "--skip-preview")
    if operation in (Operation.PREVIEW, Operation.UP):
        yield from ("--client", address, "--exec-kind", "auto.inline")


def _to_the_end(command: list[str], stack: Stack, log: Any) -> int:
    """Run ``command``; a Ctrl-C here asks the engine to stop in order, and is raised again when it has."""
    engine = subprocess.Popen(
        command,
        cwd=stack.paths.root,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,
        env={
            "GOGC": "400",  # short-lived: memory is cheaper than collecting it
            **stack.environment,
            **lock.driver_mark(),
            "PULUMI_AUTOMATION_API": "true",
            "PULUMI_DEBUG_COMMANDS": "true",
        },
    )
    interrupted = False
    while True:
        try:
            code = engine.wait()
        except KeyboardInterrupt:
            interrupted = True
            engine.send_signal(signal.SIGINT)
        else:
            break
    if interrupted:
        raise KeyboardInterrupt
    return code


class _Events(events_pb2_grpc.EventsServicer):
    """Receives the engine's events."""

    def __init__(self, take: Callable[[str], None]) -> None:
        self._take = take

    def StreamEvents(self, stream: Any, context: Any) -> empty_pb2.Empty:  # noqa: N802
        """Hand each event on."""
        for message in stream:
            self._take(message.event)
        return empty_pb2.Empty()


@contextmanager
def _server(program: Program, take: Callable[[str], None]) -> Iterator[str]:
    """Serve the program and the event stream on one local port; yield its address."""
    server = grpc.server(futures.ThreadPoolExecutor(8), options=_GRPC_CHANNEL_OPTIONS)
    language_pb2_grpc.add_LanguageRuntimeServicer_to_server(LanguageServer(program), server)
    events_pb2_grpc.add_EventsServicer_to_server(_Events(take), server)
    address = f"127.0.0.1:{server.add_insecure_port('127.0.0.1:0')}"
    server.start()
    try:
        yield address
    finally:
        server.stop(0).wait()
