"""Requests that survive a busy, restarting or flaky API server, and that give up in bounded time."""

import asyncio
import ssl
from collections.abc import Callable, Mapping
from typing import Any

import httpx

from landing_zone.sandbox.kube.errors import KubeError, Unreachable, from_response
from landing_zone.sandbox.kube.kubeconfig import Access
from landing_zone.sandbox.kube.outage import SILENT, Outage

ATTEMPT_S = 15.0
"""An API server that needs longer for one answer is treated as absent."""
BUDGET_S = 45.0
"""All attempts during one trouble of the server together; its error comes well under a minute after it began."""
PROBE_S = 2.0
"""The least time that an attempt gets, however long the server has been in trouble."""
FIRST_PAUSE_S = 0.1
LONGEST_PAUSE_S = 3.0
Final = Callable[[KubeError], bool]
TRANSIENT = frozenset({429, 500, 502, 503, 504})


class Transport:
    """One cluster's HTTP connection pool with retries."""

    def __init__(self, access: Access, *, budget_s: float = BUDGET_S, attempt_s: float = ATTEMPT_S) -> None:
        self.access = access
        self._budget_s = budget_s
        self._attempt_s = attempt_s
        self._outage = Outage()
        self._client = httpx.AsyncClient(
            base_url=access.server,
            verify=access.tls or False,
            headers={"Authorization": f"Bearer {access.token}"} if access.token else {},
            timeout=httpx.Timeout(attempt_s, pool=None),
            limits=httpx.Limits(max_connections=32, max_keepalive_connections=32),
            trust_env=False,
        )

    async def request(self, method: str, path: str, *, final: Final | None = None, **kwargs: Any) -> httpx.Response:
        """Send until an answer is final; raise KubeError where that is no success.

        ``final`` may name errors that the caller does not want to wait out; ``kwargs`` go to httpx. Raises
        Unreachable, naming the cluster, when the budget is over: at once where others have found that out just before.
        """
        clock = asyncio.get_running_loop().time
        start, pause_s = clock(), FIRST_PAUSE_S
        if hopeless := self._outage.hopeless(start, self._budget_s):
            raise hopeless
        while True:
            begun, end = clock(), min(start, self._outage.since or start) + self._budget_s
            limit_s = min(self._attempt_s, max(end - begun, PROBE_S))
            answer, wait_s = await self._attempt(method, path, limit_s, kwargs)
            if isinstance(answer, httpx.Response):
                return answer
            self._outage.failed(begun, clock(), answer)
            wait_s = pause_s if wait_s is None else wait_s
            if clock() + wait_s >= end or (final and final(answer)):
                raise answer
            await asyncio.sleep(wait_s)
            pause_s = min(pause_s * 2, LONGEST_PAUSE_S)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _attempt(
        self, method: str, path: str, limit_s: float, kwargs: Mapping[str, Any]
    ) -> tuple[httpx.Response | KubeError, float | None]:
        """Return the answer, or an error worth another attempt and the pause that the server asks for."""
        try:
            async with asyncio.timeout(limit_s):
                response = await self._client.request(method, path, **kwargs)
        except TimeoutError:
            return self._unreachable(f"no answer within {limit_s:.0f} s", SILENT), None
        except httpx.TransportError as error:
            if _is_untrusted(error) or (method == "POST" and not isinstance(error, httpx.ConnectError)):
                raise self._unreachable(str(error)) from error
            return self._unreachable(str(error) or type(error).__name__), None
        if response.is_success:
            self._outage.passed()
            return response, None
        failure = from_response(response.status_code, _body(response), self.access.cluster)
        if not is_transient(method, failure):
            self._outage.passed()
            raise failure
        return failure, _retry_after(response)

    def _unreachable(self, problem: str, reason: str = "Unreachable") -> Unreachable:
        return Unreachable(0, reason, f"the API server does not answer: {problem}", self.access.cluster)


def is_transient(method: str, error: KubeError) -> bool:
    """Say whether the same request may succeed a moment later.

    A conflict is only the passing kind when it is about concurrent writes that an apply merges anew: conflicts of
    field managers (they have causes) and of identity stay.
    """
    if error.status == 409:
        return method == "PATCH" and error.reason == "Conflict" and not error.causes and "uid" not in error.message
    return error.status in TRANSIENT


def _body(response: httpx.Response) -> Mapping[str, Any] | str:
    try:
        body = response.json()
    except ValueError:
        return response.text[:200]
    return body if isinstance(body, dict) else str(body)[:200]


def _retry_after(response: httpx.Response) -> float | None:
    value = response.headers.get("Retry-After", "")
    return float(value) if value.isdigit() else None


def _is_untrusted(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
