"""Kubernetes objects as files: every `.yaml`, `.yml` and `.json` below a folder, several documents each, lists too."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from landing_zone_policies.normalize import make_resource, object_type
from landing_zone_policies.resource import Origin, Resource
from landing_zone_policies.sources.text import read_source, refused
from landing_zone_policies.sources.yaml_documents import Document, documents

SUFFIXES = frozenset({".yaml", ".yml", ".json"})
RELEASE = "kubernetes:helm.sh/v3:Release"
RELEASE_KEYS = frozenset({"chart", "version", "values"})
"""What a chart's file of `lz render` holds."""


def read_manifests(folder: Path, clusters: frozenset[str] = frozenset()) -> list[Resource]:
    """Return the objects below a folder, by path and place; a file may be named, too.

    An object belongs to the cluster that its first folder is named after, as `lz render` writes them. Its id is
    `<path>#<kind>/<namespace>/<name>`.

    Raises:
        InputError: a file is no YAML, or a document no object.
    """
    if not folder.exists():
        raise refused(folder, 0, "", "is missing", "name a folder with manifests")
    files = sorted(_files(folder)) if folder.is_dir() else [folder]
    root = folder if folder.is_dir() else folder.parent
    return [resource for file in files for resource in _Reader(file, file.relative_to(root), clusters).resources()]


def _files(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if file.suffix in SUFFIXES and file.is_file() and not hidden:
            yield file


class _Reader:
    """Reads one file."""

    def __init__(self, file: Path, path: Path, clusters: frozenset[str]) -> None:
        self.file, self.path = file, path
        self.cluster = path.parts[0] if path.parts[0] in clusters else None

    def resources(self) -> Iterator[Resource]:
        """Yield the file's objects in their order."""
        for document in documents(read_source(self.file), self.file):
            if document.value is not None:
                yield from self._resources(document.value, document)

    def _resources(self, value: Any, document: Document) -> Iterator[Resource]:
        if isinstance(value, list):
            for item in value:
                yield from self._resources(item, document)
        elif isinstance(value, dict) and isinstance(value.get("kind"), str):
            yield from self._of_object(value, document)
        elif isinstance(value, dict) and value.keys() >= RELEASE_KEYS:
            yield self._resource(f"Release/{self.path.stem}", RELEASE, value, document.line)
        elif isinstance(value, dict) and isinstance(value.get("type"), str) and isinstance(value.get("props"), dict):
            name = f"{value['type']}/{value.get('name', '')}"
            yield self._resource(name, value["type"], value["props"], document.line)
        else:
            fix = "give `apiVersion` and `kind`, or keep other files out of the folder"
            raise refused(self.file, document.line, "", "is no Kubernetes object: it has no `kind`", fix)

    def _of_object(self, value: dict[str, Any], document: Document) -> Iterator[Resource]:
        items = value.get("items")
        if value["kind"].endswith("List") and isinstance(items, list):
            given = {"apiVersion": value.get("apiVersion"), "kind": value["kind"].removesuffix("List")}
            for item in items:
                yield from self._resources({**given, **item} if isinstance(item, dict) else item, document)
        else:
            yield self._resource(_name(value), object_type(value), value, document.line)

    def _resource(self, name: str, type: str, props: dict[str, Any], line: int) -> Resource:
        origin = Origin(self.file, line)
        return make_resource(f"{self.path.as_posix()}#{name}", type, props, cluster=self.cluster, origin=origin)


def _name(value: dict[str, Any]) -> str:
    metadata = value.get("metadata")
    given = metadata if isinstance(metadata, dict) else {}
    parts = (value["kind"], given.get("namespace"), given.get("name") or given.get("generateName"))
    return "/".join(str(part) for part in parts if part)
