"""K34: an API server that nobody manages for us asks who comes, writes down what they do, and encrypts."""

from collections.abc import Callable, Iterator

from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.control_plane.flags import Flags, api_servers
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene

MODES = "authorization-mode"


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge the flags of every API server in an object."""
    if resource.package != "kubernetes":
        return
    for flags in api_servers(resource):
        yield from _judged(flags)


def _judged(flags: Flags) -> Iterator[Violation]:
    """What is not given may stand among the flags that are not known."""
    for flag, problem, is_wrong in DEMANDS:
        given = flags.get(flag)
        if is_wrong(given) and (flags.is_whole or given is not None):
            yield Violation(f"`{flags.path}`: --{flag} {problem}")
    if not flags.is_whole:
        yield Violation(f"flags in `{flags.path}` are not known yet", Verdict.UNDETERMINED)


def _is_missing(value: str | None) -> bool:
    return not value


def _is_given(value: str | None) -> bool:
    return value is not None


def _is_not(wanted: str) -> Callable[[str | None], bool]:
    return lambda value: value is None or value.lower() != wanted


def _lacks(mode: str) -> Callable[[str | None], bool]:
    return lambda value: value is None or mode not in value.split(",")


def _allows_all(value: str | None) -> bool:
    """Left out, every request is allowed."""
    return value is None or "AlwaysAllow" in value.split(",")


def _is_open_port(value: str | None) -> bool:
    return value not in (None, "0")


DEMANDS: tuple[tuple[str, str, Callable[[str | None], bool]], ...] = (
    ("anonymous-auth", "is not false: it answers whoever comes", _is_not("false")),
    ("basic-auth-file", "takes passwords from a file", _is_given),
    ("token-auth-file", "takes tokens that never expire from a file", _is_given),
    (MODES, "allows every request", _allows_all),
    (MODES, "does not restrain nodes to their own objects (Node)", _lacks("Node")),
    (MODES, "does not ask roles (RBAC)", _lacks("RBAC")),
    ("audit-log-path", "is missing: nothing is written down", _is_missing),
    ("encryption-provider-config", "is missing: secrets lie in etcd in plain text", _is_missing),
    ("tls-cert-file", "is missing: it makes up a certificate", _is_missing),
    ("tls-private-key-file", "is missing: it makes up a key", _is_missing),
    ("insecure-port", "opens a port without encryption", _is_open_port),
    ("insecure-bind-address", "takes traffic without encryption", _is_given),
)
"""Flag, what is wrong with it, and when."""

CONTROL = Control(
    id="K34",
    name="api-server-flags",
    title="API servers refuse anonymous users, ask roles, write an audit log, and encrypt secrets and traffic",
    severity=Severity.CRITICAL,
    clauses=("CIS K8s 1.2", "NSA 5.0", "NSA 6.0", "NSA 7.0", "NSA 8.0"),
    fix="set the flag in the static pod, or in kubeadm's clusterConfiguration.apiServer.extraArgs",
    rule=rule,
)
