"""Run a program against Pulumi's mocks and keep what it registers."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent import futures
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi.runtime import rpc
from pulumi.runtime.mocks import MockCallArgs, MockMonitor, MockResourceArgs, Mocks

from landing_zone.config.paths import PROJECT
from landing_zone.infra.access import NoAccess

SECRET = NoAccess.MARK
UNKNOWN = "[known after the update]"
"""Stands for what only the cloud can tell."""
_ANSWERED_OTHERWISE = frozenset({"identity"})
"""Inputs that a cloud answers in another shape: Azure is given a list of identities and tells a map of them."""


@dataclass(frozen=True)
class Registered:
    """A resource as a provider would get it."""

    type: str
    name: str
    inputs: dict[str, Any]
    provider: str
    """Name of the provider resource; "" for resources without one."""


class _Recorder(Mocks):
    def __init__(self) -> None:
        self.resources: list[Registered] = []

    def new_resource(self, args: MockResourceArgs) -> tuple[str | None, dict[str, Any]]:
        if args.custom:
            provider = args.provider.split("::")[3] if args.provider else ""
            self.resources.append(Registered(args.typ, args.name, plain(args.inputs), provider))
        told = {key: value for key, value in args.inputs.items() if key not in _ANSWERED_OTHERWISE}
        return None if args.custom else args.name, told

    def call(self, args: MockCallArgs) -> tuple[dict[str, Any], list[tuple[str, str]] | None]:
        raise NotImplementedError(f"{args.token} can be asked only of what is there")


def record(program: Callable[[], object], stack: str) -> list[Registered]:
    """Return what ``program`` registers, sorted by type and name."""
    recorder = _Recorder()
    run_mocked(program, stack, MockMonitor(recorder), preview=True)
    return sorted(recorder.resources, key=lambda r: (r.type, r.name))


def run_mocked(program: Callable[[], object], stack: str, monitor: MockMonitor, *, preview: bool = False) -> None:
    """Run ``program`` to its end with ``monitor`` in the engine's place; in a preview what it does not tell is unknown.

    It runs in a thread of its own: Pulumi keeps its settings per context, and an event loop per thread.
    """
    failures: list[Exception] = []

    def run() -> None:
        try:
            with _event_loops():
                pulumi.runtime.set_mocks(monitor.mocks, project=PROJECT, stack=stack, preview=preview, monitor=monitor)
                pulumi.runtime.test(lambda: program() and None)()
        except Exception as failure:
            failures.append(failure)

    thread = threading.Thread(target=run, name="mocked")
    thread.start()
    thread.join()
    if failures:
        raise failures[0]


@contextmanager
def _event_loops() -> Iterator[None]:
    """Give this thread, and the one that answers for the engine, an event loop each, and close both."""
    own, engine = asyncio.new_event_loop(), asyncio.new_event_loop()
    executor = futures.ThreadPoolExecutor(1, initializer=asyncio.set_event_loop, initargs=(engine,))
    asyncio.set_event_loop(own)
    own.set_default_executor(executor)
    try:
        yield
    finally:
        executor.shutdown()
        own.close()
        engine.close()


def plain(value: Any) -> Any:
    """Return the value with whole numbers as integers (the wire knows only floats), secrets and unknowns as marks."""
    if isinstance(value, pulumi.output.Unknown):
        return UNKNOWN
    if rpc.is_rpc_secret(value):
        return _masked(rpc.unwrap_rpc_secret(value))
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _masked(value: Any) -> Any:
    """Return the shape of a secret value: its keys, and a mark for everything else."""
    return {key: _masked(item) for key, item in value.items()} if isinstance(value, dict) else SECRET
