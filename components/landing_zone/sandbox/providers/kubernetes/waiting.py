"""Waiting until an object is ready, or gone."""

import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from landing_zone.errors import SandboxError
from landing_zone.sandbox.kube.errors import KubeError
from landing_zone.sandbox.providers.kubernetes.names import Ref, ref_of
from landing_zone.sandbox.providers.kubernetes.readiness.outcome import Failed, Ready, Waiting, unmet
from landing_zone.sandbox.providers.kubernetes.readiness.rules import judge, settling_s
from landing_zone.sandbox.providers.kubernetes.session import Session
from landing_zone.sandbox.providers.plugin.handler import NotReady
from landing_zone.sandbox.providers.plugin.values import Object

T = TypeVar("T")
PATIENCE_S = 15.0
"""How long a create waits for what another resource is just bringing: a kind, a namespace, its service account."""
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.1, 1.0
_SKIP = "pulumi.com/skipAwait"


async def patiently(session: Session, action: Callable[[], Awaitable[T]], passes: Callable[[KubeError], bool]) -> T:
    """Return what ``action`` returns; errors that pass by themselves are waited out for a while."""
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            return await action()
        except KubeError as error:
            if not passes(error) or time.monotonic() > end or session.is_stopping:
                raise
        await session.pause(0.25)


async def until_ready(session: Session, live: Object, timeout_s: float) -> Object:
    """Return the object once it is ready; raise NotReady with its own words when the time is over."""
    ref, start, pause_s = ref_of(live), time.monotonic(), _FIRST_PAUSE_S
    while not awaits_nothing(live):
        outcome, passed_s = judge(live), time.monotonic() - start
        if isinstance(outcome, Ready) and passed_s >= settling_s(live):
            break
        if isinstance(outcome, Failed):
            raise NotReady(str(ref), live, f"{_title(session, ref)} has failed: {outcome.message}")
        if isinstance(outcome, Waiting) and (passed_s > timeout_s or session.is_stopping):
            ended = "when the run was interrupted" if session.is_stopping else f"after {timeout_s:.0f} s"
            raise NotReady(str(ref), live, f"{_title(session, ref)} is not ready {ended}: {outcome.message}")
        await session.pause(pause_s)
        pause_s = min(pause_s * 1.3, _LONGEST_PAUSE_S)
        live = await _again(session, ref, live)
    return live


async def until_gone(session: Session, live: Object, timeout_s: float) -> None:
    """Return once the object is gone; raise SandboxError with what holds it when the time is over."""
    ref, uid = ref_of(live), live["metadata"]["uid"]
    end, pause_s = time.monotonic() + timeout_s, 0.02
    while True:
        now = await session.kube.get(ref.api_version, ref.kind, ref.name, ref.namespace)
        if now is None or now["metadata"]["uid"] != uid:
            return
        if time.monotonic() > end or session.is_stopping:
            raise SandboxError(f"{_title(session, ref)} is still there after {timeout_s:.0f} s: {_holders(now)}")
        await session.pause(pause_s)
        pause_s = min(pause_s * 1.5, _LONGEST_PAUSE_S)


def awaits_nothing(live: Object) -> bool:
    """Say whether the program asked not to wait for this object."""
    return (live["metadata"].get("annotations") or {}).get(_SKIP) == "true"


def _title(session: Session, ref: Ref) -> str:
    return f"{ref.kind} {ref} on {session.kube.access.cluster}"


async def _again(session: Session, ref: Ref, live: Object) -> Object:
    try:
        now = await session.kube.get(ref.api_version, ref.kind, ref.name, ref.namespace)
    except KubeError as error:
        raise NotReady(str(ref), live, f"{ref.kind} {ref} was made, then: {error}") from None
    if now is None:
        raise SandboxError(f"{_title(session, ref)} was deleted by someone while it was waited for")
    return now


def _holders(live: Object) -> str:
    finalizers = [*(live["metadata"].get("finalizers") or ()), *((live.get("spec") or {}).get("finalizers") or ())]
    return f"finalizers {', '.join(finalizers) or 'none'}; {unmet(live)}"
