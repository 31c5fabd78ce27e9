"""The files in which an environment's resources of one cloud are kept."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from landing_zone.errors import SandboxError
from landing_zone.sandbox.files import write_private
from landing_zone.sandbox.providers.plugin.values import Object


@dataclass(frozen=True)
class Entry:
    """A resource that is there."""

    id: str
    token: str
    inputs: Object
    urn: str = ""
    """Resource of the program that made it."""


class Ledger:
    """One JSON file per resource, named after its id, so that making it twice makes one.

    What a preview has seen is remembered until the plugin ends: it is there for what is checked after it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._planned: dict[str, Entry] = {}

    def get(self, resource_id: str) -> Entry | None:
        """Return the resource of an id; None if there is none."""
        file = self._file(resource_id)
        return _read(file) if file.is_file() else None

    def expected(self, resource_id: str) -> Entry | None:
        """Return the resource of an id as it will be after this run, as far as it is known."""
        return self._planned.get(resource_id.casefold()) or self.get(resource_id)

    def planned(self, resource_id: str) -> Entry | None:
        """Return the resource of an id as the program of this run has it; None if it has shown none yet."""
        return self._planned.get(resource_id.casefold())

    def all_expected(self) -> Iterator[Entry]:
        """Yield every resource as it will be after this run, as far as it is known."""
        there = {entry.id.casefold(): entry for entry in self.all()}
        yield from (there | self._planned).values()

    def all(self) -> Iterator[Entry]:
        """Yield every resource that is there."""
        yield from map(_read, sorted(self.folder.glob("*.json")))

    def plan(self, entry: Entry) -> None:
        """Remember what a resource is going to be."""
        if entry.id:
            self._planned[entry.id.casefold()] = entry

    def put(self, entry: Entry) -> None:
        """Keep a resource, whole or not at all."""
        self.plan(entry)
        write_private(self._file(entry.id), json.dumps(asdict(entry), indent=2, sort_keys=True) + "\n")

    def remove(self, resource_id: str) -> None:
        """Forget a resource; one that is not there is no error."""
        self._planned.pop(resource_id.casefold(), None)
        self._file(resource_id).unlink(missing_ok=True)

    def _file(self, resource_id: str) -> Path:
        """Return the file of an id; clouds don't tell ids by upper and lower case."""
        key = resource_id.casefold()
        readable = re.sub(r"[^a-z0-9.-]+", "-", key.rpartition("/")[2])[:60]
        return self.folder / f"{readable}.{hashlib.sha256(key.encode()).hexdigest()[:12]}.json"


def _read(file: Path) -> Entry:
    try:
        return Entry(**json.loads(file.read_text()))
    except (ValueError, TypeError):
        raise SandboxError(f"{file} is no record of a resource; correct it, or delete it") from None
