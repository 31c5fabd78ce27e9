"""One HTTP client for all price lists: polite, patient with busy servers, and clear about what went wrong."""

import time
from collections.abc import Mapping
from typing import Any

import httpx

from landing_zone.errors import SourceError

ATTEMPTS = 5
BUSY = frozenset({429, 500, 502, 503, 504})
LONGEST_WAIT_S = 30.0
PAUSE_S = 0.1
"""Between two requests to one source."""
TIMEOUT = httpx.Timeout(30.0, connect=10.0)


class Http:
    """Requests of one source. Redirects are not followed: a key goes to the host that it is for, and to no other."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._client = httpx.Client(timeout=TIMEOUT, headers={"User-Agent": "ai-landing-zone"})
        self._asked = False

    def json(self, url: str, params: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None) -> Any:
        """Return the JSON document of an answer.

        Raises:
            SourceError: no answer, a refusal, or no JSON. The text names the host, never a query or a header.
        """
        try:
            return self._get(url, params, headers).json()
        except ValueError:
            raise self.error(f"{host(url)} answered no JSON, which is no price list") from None

    def content(self, url: str) -> bytes:
        """Return the body of an answer. Raises SourceError as `json` does."""
        return self._get(url, None, None).content

    def error(self, problem: str) -> SourceError:
        """Return the error of this source."""
        return SourceError(f"{self._source}: {problem}")

    def _get(self, url: str, params: Mapping[str, str] | None, headers: Mapping[str, str] | None) -> httpx.Response:
        for attempt in range(ATTEMPTS):
            if self._asked:
                rest(PAUSE_S)
            self._asked = True
            response = self._once(url, params, headers, last=attempt == ATTEMPTS - 1)
            if response is not None and response.status_code not in BUSY:
                break
            if attempt < ATTEMPTS - 1:
                rest(_wait_s(response, attempt))
        return self._accepted(response, url)

    def _once(
        self, url: str, params: Mapping[str, str] | None, headers: Mapping[str, str] | None, *, last: bool
    ) -> httpx.Response | None:
        """Return the answer; None where the connection broke, and asking again may help."""
        try:
            return self._client.get(url, params=params, headers=headers)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol):
            raise self.error("the address is not one of HTTP; write it as https://host/path") from None
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            fix = "connect to the network, or leave this source out"
            raise self.error(f"{host(url)} can't be reached ({_reason(error)}); {fix}") from None
        except httpx.TransportError as error:
            if last:
                raise self.error(f"{host(url)} gave no whole answer ({_reason(error)}); try again later") from None
            return None

    def _accepted(self, response: httpx.Response | None, url: str) -> httpx.Response:
        assert response is not None
        status = response.status_code
        if status == httpx.codes.OK:
            return response
        if status in BUSY:
            raise self.error(f"{host(url)} is busy (status {status}, {ATTEMPTS} times); try again later")
        if status in (401, 403):
            raise self.error(f"{host(url)} refuses the credentials (status {status}); check what they may read")
        raise self.error(f"{host(url)} answered with status {status}")


def rest(seconds: float) -> None:
    """Wait before the next request."""
    time.sleep(seconds)


def host(url: str) -> str:
    """Return the host of an address, the one part of it that a message may hold."""
    try:
        return httpx.URL(url).host or "the address"
    except httpx.InvalidURL:
        return "the address"


def _wait_s(response: httpx.Response | None, attempt: int) -> float:
    """Return what the server asks for, else twice as long each time."""
    asked = response.headers.get("Retry-After", "") if response is not None else ""
    return min(float(asked) if asked.isdecimal() else 2.0**attempt, LONGEST_WAIT_S)


def _reason(error: httpx.TransportError) -> str:
    return str(error) or type(error).__name__
