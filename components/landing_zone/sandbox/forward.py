"""Way into a cluster's namespace: run inside it, on listening sockets that were opened outside.

``python -m landing_zone.sandbox.forward SOCKET FD=PORT …`` passes every connection on descriptor FD on to
127.0.0.1:PORT, and every connection on the Unix socket SOCKET to the port that its first line names.
"""

import asyncio
import contextlib
import socket
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(1 << 16):
            writer.write(data)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()
    except OSError:
        writer.close()


async def _join(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
    try:
        inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        writer.transport.abort()
        return
    await asyncio.gather(_pump(reader, inner_writer), _pump(inner_reader, writer))
    for end in (writer, inner_writer):
        with contextlib.suppress(OSError):
            end.close()


def _to(port: int) -> Handler:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _join(reader, writer, port)

    return handle


async def _by_first_line(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await _join(reader, writer, int(await reader.readline()))


async def _serve(path: Path, ports: dict[int, int]) -> None:
    path.unlink(missing_ok=True)
    servers = [await asyncio.start_unix_server(_by_first_line, path)]
    for descriptor, port in ports.items():
        listening = socket.socket(fileno=descriptor)
        servers.append(await asyncio.start_server(_to(port), sock=listening))
    await asyncio.gather(*(server.serve_forever() for server in servers))


def main(arguments: list[str]) -> None:
    """Serve until killed."""
    path, *pairs = arguments
    ports = {int(a): int(b) for a, b in (pair.split("=") for pair in pairs)}
    asyncio.run(_serve(Path(path), ports))


if __name__ == "__main__":
    main(sys.argv[1:])
