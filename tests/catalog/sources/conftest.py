"""A real HTTP server on this machine that answers with what a test lays down, and remembers what it was asked."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from landing_zone.catalog.sources.source import NodeType, PriceKind, PriceRow, Query, Source

DATA = Path(__file__).parent / "data"
TODAY = date(2026, 11, 20)


@dataclass
class Asked:
    """One request."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: str


@dataclass
class Answer:
    """One answer."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Served:
    """The server: answers by path, given one after the other, the last one again and again."""

    address: str
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def lay(self, path: str, *answers: Answer | bytes | str | int) -> str:
        """Lay down answers for a path (a number is a bare status), and return its address."""
        self.answers[path] = [_answer(a) for a in answers]
        return f"{self.address}{path}"

    def busy(self, retry_after: str) -> Answer:
        """Return the answer of a server that asks for patience."""
        return Answer(b"", 429, {"Retry-After": retry_after})

    def next(self, asked: Asked) -> Answer:
        """Remember a request, and return its answer."""
        self.asked.append(asked)
        laid = self.answers.get(asked.path)
        if not laid:
            return Answer(b"nothing here", 404)
        return laid.pop(0) if len(laid) > 1 else laid[0]


def _answer(laid: Answer | bytes | str | int) -> Answer:
    match laid:
        case Answer():
            return laid
        case int():
            return Answer(b"{}", laid)
        case str():
            return Answer(laid.encode())
        case _:
            return Answer(laid)


def _handler(served: Served) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            answer = served.next(Asked(parts.path, query, dict(self.headers), body))
            self.send_response(answer.status)
            for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        do_GET = do_POST = _answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler


@pytest.fixture
def served() -> Iterator[Served]:
    """The server, on a port of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    found = Served(f"http://127.0.0.1:{server.server_address[1]}")
    server.RequestHandlerClass = _handler(found)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that clients waited, without waiting."""
    waited: list[float] = []
    monkeypatch.setattr("landing_zone.catalog.sources.http.rest", waited.append)
    return waited


@pytest.fixture(scope="session")
def recorded() -> Callable[[str], str]:
    """How to get a recorded answer by the name of its file."""
    return lambda name: (DATA / name).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def node() -> Callable[..., NodeType]:
    """How to make a type of node: cloud, name, accelerator, its number."""

    def make(cloud: str, name: str, accelerator: str = "cpu", accelerators: float = 0, **size: float) -> NodeType:
        return NodeType(cloud, name, int(size.get("vcpu", 4)), size.get("memory_gib", 8.0), accelerator, accelerators)

    return make


@pytest.fixture(scope="session")
def fetched() -> Callable[..., list[PriceRow]]:
    """How to ask a source for types in regions (`<cloud>/<region>`), on the day of the tests."""

    def fetch(source: Source, types: list[NodeType], regions: list[str]) -> list[PriceRow]:
        places = frozenset((r.split("/")[0], r.split("/")[1]) for r in regions)
        query = Query(frozenset(types), places, frozenset(t.accelerator for t in types), TODAY)
        rows = list(source.fetch(query))
        assert len({(r.type, r.region, r.kind) for r in rows}) == len(rows)
        return rows

    return fetch


@pytest.fixture(scope="session")
def prices(fetched: Callable[..., list[PriceRow]]) -> Callable[..., dict[tuple[str, str, PriceKind], float]]:
    """As `fetched`, but no more than the prices, by type, region and kind."""

    def ask(source: Source, types: list[NodeType], regions: list[str]) -> dict[tuple[str, str, PriceKind], float]:
        return {(r.type.name, r.region, r.kind): r.usd_per_hour for r in fetched(source, types, regions)}

    return ask
