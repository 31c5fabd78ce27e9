"""Run a program against Pulumi's mocks and keep what it registers."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi.runtime.mocks import MockCallArgs, MockResourceArgs, Mocks

from landing_zone.config.paths import PROJECT


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
        return args.name, args.inputs

    def call(self, args: MockCallArgs) -> tuple[dict[str, Any], list[tuple[str, str]] | None]:
        raise NotImplementedError(f"{args.token} needs a provider; components of the landing zone call none")


def record(program: Callable[[], object], stack: str) -> list[Registered]:
    """Return what ``program`` registers, sorted by type and name.

    It runs in a thread of its own: Pulumi keeps its settings per context, and an event loop per thread.
    """
    recorder = _Recorder()
    failures: list[BaseException] = []

    def run() -> None:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        try:
            pulumi.runtime.set_mocks(recorder, project=PROJECT, stack=stack, preview=False)
            pulumi.runtime.test(lambda: program() and None)()
        except Exception as failure:
            failures.append(failure)
        finally:
            loop.close()

    thread = threading.Thread(target=run, name="render")
    thread.start()
    thread.join()
    if failures:
        raise failures[0]
    return sorted(recorder.resources, key=lambda r: (r.type, r.name))


def plain(value: Any) -> Any:
    """Return the value with whole numbers as integers; the wire format knows only floats."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
