"""Requests against servers that misbehave: they are real ones, on a local port."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import pytest

from landing_zone.sandbox.kube.errors import Cause, KubeError, Unreachable
from landing_zone.sandbox.kube.kubeconfig import Access
from landing_zone.sandbox.kube.transport import Transport, is_transient

OK = (200, {}, '{"kind": "ConfigMap"}')


class Scripted:
    """A server that gives its answers in turn, the last one for ever; None hangs."""

    def __init__(self, answers: Iterable[tuple[int, dict[str, str], str] | None]) -> None:
        self.answers = list(answers)
        self.requests = 0

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                self.requests += 1
                answer = self.answers[min(self.requests, len(self.answers)) - 1]
                if answer is None:
                    await reader.read()
                    break
                writer.write(encode(*answer))
        except asyncio.IncompleteReadError:
            pass
        finally:
            writer.close()


def encode(status: int, headers: dict[str, str], body: str) -> bytes:
    """Return an HTTP answer."""
    lines = [f"HTTP/1.1 {status} x", f"Content-Length: {len(body)}", "Content-Type: application/json"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join([*lines, "", ""]) + body).encode()


@asynccontextmanager
async def serving(script: Scripted, *, budget_s: float = 5, attempt_s: float = 1) -> AsyncIterator[Transport]:
    """Serve the script, and yield a client of it."""
    server = await asyncio.start_server(script, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    transport = Transport(
        Access("flaky", f"http://127.0.0.1:{port}", "default", None, None), budget_s=budget_s, attempt_s=attempt_s
    )
    try:
        yield transport
    finally:
        await transport.close()
        server.close()


def failure(status: int, reason: str, message: str = "") -> str:
    """Return a Status object."""
    return json.dumps({"kind": "Status", "code": status, "reason": reason, "message": message})


@pytest.mark.parametrize("status", [429, 500, 503])
def test_passing_trouble_is_ridden_out(status: int) -> None:
    """A busy or restarting server is asked again until it answers."""

    async def main() -> None:
        script = Scripted([(status, {}, ""), (status, {}, ""), OK])
        async with serving(script) as transport:
            assert (await transport.request("GET", "/")).json() == {"kind": "ConfigMap"}
        assert script.requests == 3

    asyncio.run(main())


def test_a_concurrent_write_is_applied_anew() -> None:
    """A conflict with another writer passes, so an apply is sent again."""

    async def main() -> None:
        script = Scripted([(409, {}, failure(409, "Conflict", "the object has been modified")), OK])
        async with serving(script) as transport:
            await transport.request("PATCH", "/")
        assert script.requests == 2

    asyncio.run(main())


def test_the_server_says_when_to_come_back() -> None:
    """Retry-After is obeyed: beyond the budget there is no point in waiting, and the error comes at once."""

    async def main() -> None:
        script = Scripted([(429, {"Retry-After": "3600"}, failure(429, "TooManyRequests", "too many"))])
        async with serving(script) as transport, asyncio.timeout(2):
            with pytest.raises(KubeError, match="too many"):
                await transport.request("GET", "/")
        assert script.requests == 1

    asyncio.run(main())


def test_a_refusal_is_final() -> None:
    """What is wrong with the request is not sent again."""

    async def main() -> None:
        script = Scripted([(422, {}, failure(422, "Invalid", "no")), OK])
        async with serving(script) as transport:
            with pytest.raises(KubeError, match="no"):
                await transport.request("PATCH", "/")
        assert script.requests == 1

    asyncio.run(main())


def test_a_server_that_only_fails_gives_its_own_words_within_the_budget() -> None:
    """When the budget is over, the error holds the server's last words and names the cluster."""

    async def main() -> None:
        script = Scripted([(500, {}, failure(500, "InternalError", "etcd is on fire"))])
        async with serving(script, budget_s=1) as transport, asyncio.timeout(3):
            with pytest.raises(KubeError, match=r"etcd is on fire.*cluster 'flaky'"):
                await transport.request("GET", "/")
        assert script.requests > 1

    asyncio.run(main())


def test_a_server_that_hangs_is_unreachable_within_the_budget() -> None:
    """A server that takes a request and says nothing counts as absent; the error names the cluster."""

    async def main() -> None:
        script = Scripted([None])
        async with serving(script, budget_s=1.5, attempt_s=0.5) as transport, asyncio.timeout(4):
            with pytest.raises(Unreachable, match=r"does not answer: no answer within.*cluster 'flaky'"):
                await transport.request("GET", "/")
        assert script.requests > 1

    asyncio.run(main())


def test_a_server_that_is_not_there_is_unreachable_within_the_budget() -> None:
    """A refused connection is tried again, then reported with the cluster's name."""

    async def main() -> None:
        access = Access("absent", "http://127.0.0.1:9", "default", None, None)
        transport = Transport(access, budget_s=0.5)
        async with asyncio.timeout(3):
            with pytest.raises(Unreachable, match="cluster 'absent' at http"):
                await transport.request("GET", "/")
        await transport.close()

    asyncio.run(main())


def test_an_outage_is_waited_out_once() -> None:
    """After a silence of a whole budget further requests fail at once, so that many of them don't add up."""

    async def main() -> None:
        async with serving(Scripted([None]), budget_s=1, attempt_s=0.5) as transport, asyncio.timeout(5):
            requests = [transport.request("GET", "/") for _ in range(10)]
            assert all(isinstance(e, Unreachable) for e in await asyncio.gather(*requests, return_exceptions=True))
            for _ in range(100):
                with pytest.raises(Unreachable, match="cluster 'flaky'"):
                    await transport.request("GET", "/")

    asyncio.run(main())


def test_a_server_that_is_back_is_used_again() -> None:
    """Server errors over a whole budget fail one request; the next one is sent, and its success ends the outage."""

    async def main() -> None:
        script = Scripted([(500, {}, "")])
        async with serving(script, budget_s=0.5) as transport:
            with pytest.raises(KubeError, match="HTTP 500"):
                await transport.request("GET", "/")
            script.answers = [OK]
            assert (await transport.request("GET", "/")).is_success
            script.answers, script.requests = [(500, {}, ""), OK], 0
            assert (await transport.request("GET", "/")).is_success

    asyncio.run(main())


@pytest.mark.parametrize(
    ("method", "status", "reason", "message", "causes", "transient"),
    [
        ("PATCH", 409, "Conflict", "the object has been modified", (), True),
        ("PATCH", 409, "Conflict", "conflict", (Cause("spec.replicas", "FieldManagerConflict", ""),), False),
        ("PATCH", 409, "Conflict", "uid mismatch", (), False),
        ("DELETE", 409, "Conflict", "the UID in the precondition", (), False),
        ("POST", 409, "AlreadyExists", "already exists", (), False),
        ("GET", 503, "", "", (), True),
        ("GET", 403, "Forbidden", "", (), False),
    ],
)
def test_what_passes_by_itself(  # noqa: PLR0917
    method: str, status: int, reason: str, message: str, causes: tuple[Cause, ...], transient: bool
) -> None:
    """Server trouble and merges of concurrent writes pass; refusals, owned fields and mistaken identity stay."""
    assert is_transient(method, KubeError(status, reason, message, "c", causes)) is transient
