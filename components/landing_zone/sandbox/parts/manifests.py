"""Manifests out of a module's folder, and what is done to them before the API server gets them."""

import base64
import copy
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from landing_zone.config.paths import cache_dir
from landing_zone.errors import SandboxError
from landing_zone.sandbox.files import write_private
from landing_zone.sandbox.parts.part import Object

MANAGED_BY = {"app.kubernetes.io/managed-by": "ai-landing-zone"}
"""Label of everything that is ours."""
STAND_IN = {"ai-landing-zone/stand-in": "true"}
"""Label of objects that only stand for something which is not here."""

_LEFT_OUT = frozenset({"Deployment", "DaemonSet", "Job", "Service", "Certificate", "Issuer"})
_ORDER = (
    frozenset({"Namespace", "CustomResourceDefinition"}),
    frozenset({"ServiceAccount", "ConfigMap", "Secret", "Role", "ClusterRole"}),
    frozenset({"RoleBinding", "ClusterRoleBinding", "Service"}),
)


def load(share: Mapping[str, Path], part: str, relative: str) -> list[Object]:
    """Return the objects of a YAML file of a part, or of all YAML files of a folder in the order of their names."""
    path = share[part] / relative if part in share else None
    if path is None or not path.exists():
        raise SandboxError(f"the sandbox lacks {relative} of {part}: run `make` to set it up again")
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    return [obj for file in files for obj in _objects(file)]


def in_cluster(objects: Iterable[Object]) -> list[Object]:
    """Leave out what only makes sense with pods: workloads, their services, and certificates for them."""
    return [obj for obj in objects if obj["kind"] not in _LEFT_OUT]


def labelled(obj: Object) -> Object:
    """Return a copy that says that it is ours."""
    labelled = copy.deepcopy(obj)
    meta = labelled["metadata"]
    meta["labels"] = {**(meta.get("labels") or {}), **MANAGED_BY}
    meta.pop("creationTimestamp", None)
    return labelled


def moved(obj: Object, source: str, target: str) -> Object:
    """Return a copy in which namespace ``source`` is ``target``, in the metadata and in a binding's subjects."""
    moved = copy.deepcopy(obj)
    for place in (moved["metadata"], *(moved.get("subjects") or ())):
        if place.get("namespace") == source:
            place["namespace"] = target
    return moved


def is_webhook(kind: str) -> bool:
    """Whether the API server calls somebody by objects of this kind."""
    return kind.endswith("WebhookConfiguration")


def called_at(configuration: Object, port: int, authority: bytes) -> Object:
    """Return a copy of a webhook configuration whose calls go to a process at 127.0.0.1:``port``."""
    rewritten = copy.deepcopy(configuration)
    annotations = rewritten["metadata"].get("annotations") or {}
    kept = {key: value for key, value in annotations.items() if not key.startswith("cert-manager.io/")}
    rewritten["metadata"]["annotations"] = kept
    for webhook in rewritten["webhooks"]:
        path = webhook["clientConfig"]["service"]["path"]
        url, bundle = f"https://127.0.0.1:{port}{path}", base64.b64encode(authority).decode()
        webhook["clientConfig"] = {"url": url, "caBundle": bundle}
    return rewritten


def waves(objects: Iterable[Object]) -> Iterator[list[Object]]:
    """Group objects so that none needs one of a later group."""
    groups: dict[int, list[Object]] = {}
    for obj in objects:
        groups.setdefault(_rank(obj), []).append(obj)
    for rank in sorted(groups):
        yield groups[rank]


def _rank(obj: Object) -> int:
    return next((i for i, kinds in enumerate(_ORDER) if obj["kind"] in kinds), len(_ORDER))


def _objects(file: Path) -> list[Object]:
    """Parse a YAML file, once: large ones take seconds, their JSON copy in the cache milliseconds."""
    content = file.read_bytes()
    copy_file = cache_dir() / "manifests" / f"{hashlib.sha256(content).hexdigest()[:24]}.json"
    if copy_file.is_file():
        return list(json.loads(copy_file.read_bytes()))
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    objects = [obj for obj in yaml.load_all(content, Loader=loader) if obj]
    write_private(copy_file, json.dumps(objects))
    return objects
