"""A kubeconfig, and what is needed of it to talk to one cluster."""

import base64
import os
import ssl
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from landing_zone.errors import SandboxError

Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Access:
    """Where a cluster is and how to authenticate there."""

    context: str
    server: str
    namespace: str
    """Namespace of the context, "default" where it names none."""
    token: str | None
    tls: ssl.SSLContext | None

    @property
    def cluster(self) -> str:
        """How errors name the cluster."""
        return f"cluster {self.context!r} at {self.server}"


def load(source: Mapping[str, Any] | Path | str) -> Mapping[str, Any]:
    """Return the kubeconfig that ``source`` is, or names (a path), or contains (YAML or JSON text)."""
    if isinstance(source, Mapping):
        return source
    if isinstance(source, str) and "\n" not in source and not source.lstrip().startswith("{"):
        source = Path(source).expanduser()
    text = source if isinstance(source, str) else _read(source)
    document = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    if not isinstance(document, Mapping):
        raise SandboxError("the kubeconfig is not a mapping with clusters, users and contexts")
    return document


def access(kubeconfig: Mapping[str, Any], context: str | None = None) -> Access:
    """Return what the context (the current one by default) says about its cluster.

    Raises SandboxError for an entry that is missing, or credentials that only another program could make.
    """
    name = context or kubeconfig.get("current-context") or ""
    chosen = _entry(kubeconfig, "contexts", name, "context")
    cluster = _entry(kubeconfig, "clusters", chosen.get("cluster", ""), "cluster")
    user = _entry(kubeconfig, "users", chosen.get("user", ""), "user")
    if "exec" in user or "auth-provider" in user:
        raise SandboxError(f"user of context {name!r} needs a helper program to log in; use a certificate or a token")
    server = cluster.get("server", "").rstrip("/")
    return Access(
        context=name,
        server=server,
        namespace=chosen.get("namespace") or "default",
        token=_token(user),
        tls=_tls(cluster, user) if server.startswith("https") else None,
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SandboxError(f"kubeconfig {path} can't be read: {error.strerror}") from error


def _entry(kubeconfig: Mapping[str, Any], section: str, name: str, key: str) -> Entry:
    for item in kubeconfig.get(section) or ():
        if item.get("name") == name:
            return item.get(key) or {}
    raise SandboxError(f"the kubeconfig has no entry {name!r} under {section}")


def _token(user: Entry) -> str | None:
    if path := user.get("tokenFile"):
        return _read(Path(path)).strip()
    return user.get("token")


def _tls(cluster: Entry, user: Entry) -> ssl.SSLContext:
    authority = _bytes(cluster, "certificate-authority")
    context = ssl.create_default_context(cadata=authority.decode() if authority else None)
    if cluster.get("insecure-skip-tls-verify"):
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    certificate, key = _bytes(user, "client-certificate"), _bytes(user, "client-key")
    if certificate and key:
        with ExitStack() as stack:
            context.load_cert_chain(*(stack.enter_context(_as_file(part)) for part in (certificate, key)))
    return context


def _bytes(entry: Entry, key: str) -> bytes | None:
    if data := entry.get(f"{key}-data"):
        return base64.b64decode(data)
    return _read(Path(entry[key])).encode() if entry.get(key) else None


@contextmanager
def _as_file(content: bytes) -> Iterator[str]:
    """Give ``content`` a path without writing it to a disk: the ssl module reads keys from files only."""
    descriptor = os.memfd_create("kubeconfig")
    try:
        os.write(descriptor, content)
        yield f"/proc/self/fd/{descriptor}"
    finally:
        os.close(descriptor)
