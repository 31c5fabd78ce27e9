"""A kubeconfig, and what is needed of it to talk to one cluster."""

import base64
import os
import ssl
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from landing_zone.errors import SandboxError
from landing_zone.sandbox.kube import exec_credential
from landing_zone.sandbox.kube.exec_credential import Credential

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
    """Return what the context (the current one by default) says about its cluster; an `exec` entry is run.

    Raises SandboxError for an entry that is missing, or credentials that can't be got.
    """
    found = without_credentials(kubeconfig, context)
    _, cluster, user = entries(kubeconfig, context)
    if "auth-provider" in user:
        raise SandboxError(f"user of context {found.context!r} logs in by `auth-provider`, which is gone; use `exec`")
    credential = exec_credential.run(user["exec"], cluster) if "exec" in user else _own(user)
    tls = _tls(cluster, credential) if found.server.startswith("https") else None
    return replace(found, token=credential.token, tls=tls)


def without_credentials(kubeconfig: Mapping[str, Any], context: str | None = None) -> Access:
    """Return where the context's cluster is, without what logs in there. Raises SandboxError for a missing entry."""
    chosen, cluster, _ = entries(kubeconfig, context)
    name = context or kubeconfig.get("current-context") or ""
    namespace = chosen.get("namespace") or "default"
    return Access(name, cluster.get("server", "").rstrip("/"), namespace, token=None, tls=None)


def entries(kubeconfig: Mapping[str, Any], context: str | None = None) -> tuple[Entry, Entry, Entry]:
    """Return the context (the current one by default), its cluster and its user.

    Raises SandboxError for one that is missing.
    """
    chosen = _entry(kubeconfig, "contexts", context or kubeconfig.get("current-context") or "", "context")
    cluster = _entry(kubeconfig, "clusters", chosen.get("cluster", ""), "cluster")
    return chosen, cluster, _entry(kubeconfig, "users", chosen.get("user", ""), "user")


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


def _own(user: Entry) -> Credential:
    """Return the credential that stands in the kubeconfig, or in the files that it names."""
    certificate, key = _bytes(user, "client-certificate"), _bytes(user, "client-key")
    return Credential(_token(user), certificate, key)


def _token(user: Entry) -> str | None:
    if path := user.get("tokenFile"):
        return _read(Path(path)).strip()
    return user.get("token")


def _tls(cluster: Entry, credential: Credential) -> ssl.SSLContext:
    authority = _bytes(cluster, "certificate-authority")
    context = ssl.create_default_context(cadata=authority.decode() if authority else None)
    if cluster.get("insecure-skip-tls-verify"):
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    if credential.certificate and credential.key:
        with ExitStack() as stack:
            pair = (credential.certificate, credential.key)
            context.load_cert_chain(*(stack.enter_context(_as_file(part)) for part in pair))
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
