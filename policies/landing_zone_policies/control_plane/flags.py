"""Flags of API servers, wherever an object holds them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from landing_zone_policies.control_plane import authentication
from landing_zone_policies.look import at, items
from landing_zone_policies.resource import Resource
from landing_zone_policies.unknown import UNKNOWN

PROGRAM = "kube-apiserver"
EXTRA = "extraArgs"
COMPONENT = "apiServer"
ANONYMOUS = "anonymous-auth"
KUBEADM: dict[str, tuple[str, ...]] = {
    "ClusterConfiguration": (),
    "KubeadmControlPlane": ("spec", "kubeadmConfigSpec", "clusterConfiguration"),
    "KubeadmControlPlaneTemplate": ("spec", "template", "spec", "kubeadmConfigSpec", "clusterConfiguration"),
}
"""Where kinds hold kubeadm's configuration of a control plane."""
KUBEADM_DEFAULTS = {"authorization-mode": "Node,RBAC", "tls-cert-file": "kubeadm", "tls-private-key-file": "kubeadm"}
"""What kubeadm sets where its configuration says nothing else (its own defaults; file names left out)."""


@dataclass(frozen=True)
class Flags:
    """The flags of one API server; a flag given without a value is `true`."""

    path: str
    values: Mapping[str, Any]
    is_whole: bool
    """False where some of them are not known yet."""

    def get(self, name: str) -> str | None:
        """Return what a flag says, None where it is not given."""
        value = self.values.get(name)
        return None if value is None else str(value)


def api_servers(resource: Resource) -> Iterator[Flags]:
    """Yield the flags of every API server: of static pods, and of kubeadm's configuration as Cluster API has it."""
    for container in resource.containers:
        words = _words([*items(container.spec.get("command")), *items(container.spec.get("args"))])
        hidden = UNKNOWN in (container.spec.get("command"), container.spec.get("args"), *words)
        if any(map(_is_program, words)) or (hidden and _is_named(resource)):
            yield Flags(container.path, _parsed(words), not hidden)
    if _is_named(resource):
        yield from (Flags(place.path, {}, False) for place in resource.unseen_pods)
    for kind, path in KUBEADM.items():
        if resource.kind == kind:
            files = at(resource.props, *path[:-1], "files") if path else None
            yield _configured(".".join((*path, COMPONENT)), at(resource.props, *path, COMPONENT), files)


def _words(given: list[Any]) -> list[Any]:
    """Return single words, also of a line that is given to a shell."""
    return [word for text in given for word in (text.split() if isinstance(text, str) else [text])]


def _is_program(word: Any) -> bool:
    return isinstance(word, str) and word.rpartition("/")[2] == PROGRAM


def _is_named(resource: Resource) -> bool:
    """Return whether an object says that it is an API server."""
    return resource.name.startswith(PROGRAM) or at(resource.props, "metadata", "labels", "component") == PROGRAM


def _parsed(words: list[Any]) -> dict[str, Any]:
    """Return flags of `--name=value`, `--name value` and `--name`."""
    found: dict[str, Any] = {}
    texts = [word for word in words if isinstance(word, str)]
    for index, word in enumerate(texts):
        name, equals, value = word.removeprefix("--").partition("=")
        after = texts[index + 1] if index + 1 < len(texts) else "--"
        if word.startswith("--"):
            found[name] = value if equals else "true" if after.startswith("-") else after
    return found


def _configured(path: str, server: Any, files: Any) -> Flags:
    """Return kubeadm's flags, which are a mapping, or a list of names and values since v1beta4.

    An authentication configuration among ``files`` says what `--anonymous-auth` must not say beside it.
    """
    extra = at(server, EXTRA)
    given = dict(extra) if isinstance(extra, dict) else {str(at(i, "name")): at(i, "value") for i in items(extra)}
    if authentication.FLAG in given and given.get(ANONYMOUS) is None:
        given[ANONYMOUS] = authentication.anonymous_auth(given[authentication.FLAG], files)
    hidden = server is UNKNOWN or extra is UNKNOWN or UNKNOWN in given.values()
    known = {name: value for name, value in given.items() if value is not UNKNOWN}
    return Flags(f"{path}.{EXTRA}", {**KUBEADM_DEFAULTS, **known}, not hidden)
