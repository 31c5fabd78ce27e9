"""A language host for Python programs and policy packs, for the plain CLI where the official host is not installed.

The CLI starts it as `pulumi-language-python [flags] ENGINE`; it prints its port, and ends on SIGINT or SIGTERM.
"""

import os
import runpy
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent import futures
from pathlib import Path
from typing import Any

import grpc
from pulumi.automation._server import LanguageServer
from pulumi.runtime._grpc_settings import _GRPC_CHANNEL_OPTIONS
from pulumi.runtime.proto import language_pb2, language_pb2_grpc


class LanguageHost(LanguageServer):
    """Runs the project's program in this process, and policy packs as processes of their own."""

    def __init__(self, engine: str = "") -> None:
        super().__init__(lambda: None)
        self.engine = engine

    def Handshake(self, request: Any, context: Any) -> Any:  # noqa: N802
        """Learn the engine's address."""
        self.engine = request.engine_address
        return language_pb2.LanguageHandshakeResponse()

    def InstallDependencies(self, request: Any, context: Any) -> Iterator[Any]:  # noqa: N802
        """Install nothing: this interpreter has what the project needs."""
        return iter(())

    def Run(self, request: Any, context: Any) -> Any:  # noqa: N802
        """Run the program of the request."""

        def program() -> None:
            os.chdir(request.pwd)
            target = Path(request.info.program_directory) / request.info.entry_point
            runpy.run_path(str(target), run_name="__main__")

        self.program = program
        request.args[:] = request.args or [self.engine]
        return super().Run(request, context)  # type: ignore[no-untyped-call]

    def RunPlugin(self, request: Any, context: Any) -> Iterator[Any]:  # noqa: N802
        """Run a plugin written in Python, passing on what it writes."""
        process = subprocess.Popen(
            _plugin_command(request.kind, request.info.program_directory, request.args),
            cwd=request.pwd,
            env=dict(pair.split("=", 1) for pair in request.env),
            stdout=subprocess.PIPE,
        )
        context.add_callback(process.terminate)
        assert process.stdout is not None
        while block := os.read(process.stdout.fileno(), 1 << 16):
            yield language_pb2.RunPluginResponse(stdout=block)
        yield language_pb2.RunPluginResponse(exitcode=process.wait())


def _plugin_command(kind: str, directory: str, arguments: Sequence[str]) -> list[str]:
    if kind == "analyzer":
        return [sys.executable, "-u", "-m", "pulumi.policy", *arguments, directory]
    return [sys.executable, "-u", directory, *arguments]


def main(arguments: Sequence[str]) -> None:
    """Serve until told to end."""
    engine = [a for a in arguments if not a.startswith("-")]
    done = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: done.set())
    server = grpc.server(futures.ThreadPoolExecutor(8), options=_GRPC_CHANNEL_OPTIONS)
    language_pb2_grpc.add_LanguageRuntimeServicer_to_server(LanguageHost(engine[0] if engine else ""), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    done.wait()
    server.stop(0).wait()


if __name__ == "__main__":
    main(sys.argv[1:])
