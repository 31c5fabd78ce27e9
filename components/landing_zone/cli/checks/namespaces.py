"""Namespaces: whether the sandbox's clusters can have networks of their own, and what they get where they can't."""

from collections.abc import Iterator

from landing_zone.cli.checks.finding import Finding, Subject, Verdict
from landing_zone.errors import SandboxError
from landing_zone.sandbox import single_gateway
from landing_zone.sandbox.space import FIX, VARIABLE, Choice, Kind, choose

NAME = "namespaces"


def check(subject: Subject) -> Iterator[Finding]:
    """Yield one finding; only a sandbox needs them, and it can do without."""
    if not subject.sandboxed:
        return
    try:
        choice = choose()
    except SandboxError as error:
        problem, _, fix = str(error).partition("; ")
        yield Finding(NAME, Verdict.FAIL, problem, fix)
        return
    if choice.kind is Kind.NAMESPACE:
        yield Finding(NAME, Verdict.OK, "user and network namespaces can be made: each sandbox cluster gets its own")
    else:
        yield _on_host(choice)


def _on_host(choice: Choice) -> Finding:
    problem = (
        f"sandbox clusters share this machine's network ({choice.reason}): KServe's webhooks and Envoy listen on all "
        f"its addresses, and Envoy Gateway runs for {_served()}"
    )
    return Finding(NAME, Verdict.WARN, problem, f"unset {VARIABLE}" if VARIABLE in choice.reason else FIX)


def _served() -> str:
    if holder := single_gateway.holder():
        return f"{holder.name} only"
    refusal = single_gateway.refusal()
    return f"none: {refusal}" if refusal else "the first one only"
