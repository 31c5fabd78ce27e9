"""The HTTP client is patient with busy servers, and tells in one line, without secrets, why there is no answer."""

import socket
import threading
from typing import Any

import pytest

from landing_zone.catalog.sources.http import ATTEMPTS, LONGEST_WAIT_S, PAUSE_S, Http
from landing_zone.errors import SourceError

SECRET = {"X-Goog-Api-Key": "hush-hush"}


def test_busy_answers_are_tried_again(served: Any, waits: list[float]) -> None:
    """It waits as long as it is asked to, else longer each time, and pauses between any two requests."""
    url = served.lay("/list", served.busy("7"), 503, served.busy("86400"), '{"Items": []}')
    assert Http("azure").json(url) == {"Items": []}
    assert [w for w in waits if w != PAUSE_S] == [7.0, 2.0, LONGEST_WAIT_S]
    assert waits.count(PAUSE_S) == 3


def test_patience_ends(served: Any, waits: list[float]) -> None:
    """A server that stays busy is told of."""
    url = served.lay("/list", 500)
    with pytest.raises(
        SourceError, match=f"^azure: 127.0.0.1 is busy \\(status 500, {ATTEMPTS} times\\); try again later$"
    ):
        Http("azure").json(url)
    assert len(served.asked) == ATTEMPTS


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (401, "gcp: 127.0.0.1 refuses the credentials (status 401); check what they may read"),
        (403, "gcp: 127.0.0.1 refuses the credentials (status 403); check what they may read"),
        (404, "gcp: 127.0.0.1 answered with status 404"),
        (302, "gcp: 127.0.0.1 answered with status 302"),
        ("<html>", "gcp: 127.0.0.1 answered no JSON, which is no price list"),
    ],
)
def test_refusals_are_told_at_once(served: Any, waits: list[float], answer: int | str, told: str) -> None:
    """They are not tried again, and neither key nor query is in the message."""
    url = served.lay("/list", answer)
    with pytest.raises(SourceError) as caught:
        Http("gcp").json(url, {"filter": "hush-hush"}, SECRET)
    assert str(caught.value) == told
    assert len(served.asked) == 1
    assert served.asked[0].headers["X-Goog-Api-Key"] == "hush-hush"


def test_without_a_network_there_is_one_line() -> None:
    """Nothing listens at the address."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/list"
        with pytest.raises(SourceError, match=r"^azure: 127.0.0.1 can't be reached \(.*\); connect to the network, or"):
            Http("azure").json(url)


def test_a_broken_connection_is_tried_again(waits: list[float]) -> None:
    """A server that hangs up each time is told of."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        http = Http("azure")
        url = f"http://127.0.0.1:{server.getsockname()[1]}/list"
        hung_up = _hang_up(server)
        with pytest.raises(SourceError, match=r"^azure: 127.0.0.1 gave no whole answer \(.*\); try again later$"):
            http.json(url)
        hung_up.join()


@pytest.mark.parametrize("url", ["ftp://host/list", "prices", "http://[::1", ""])
def test_an_address_must_be_one(url: str) -> None:
    """What is no address of HTTP is refused before anything is asked."""
    with pytest.raises(SourceError, match=r"^azure: the address is not one of HTTP; write it as https://host/path$"):
        Http("azure").json(url)


def _hang_up(server: socket.socket) -> Any:
    def run() -> None:
        for _ in range(ATTEMPTS):
            server.accept()[0].close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread
