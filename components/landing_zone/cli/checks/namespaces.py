"""Namespaces: whether the sandbox's clusters can have networks of their own."""

from collections.abc import Iterator

from landing_zone.cli.checks.finding import Finding, Subject, Verdict
from landing_zone.sandbox.namespace import refusal

NAME = "namespaces"


def check(subject: Subject) -> Iterator[Finding]:
    """Yield one finding; only a sandbox needs them."""
    if not subject.sandboxed:
        return
    if reason := refusal():
        fix = "allow them: sysctl user.max_user_namespaces and kernel.apparmor_restrict_unprivileged_userns"
        yield Finding(NAME, Verdict.FAIL, f"user and network namespaces are refused ({reason})", fix)
    else:
        yield Finding(NAME, Verdict.OK, "user and network namespaces can be made")
