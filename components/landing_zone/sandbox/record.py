"""What a sandbox cluster remembers between commands, in one JSON file of its folder."""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from landing_zone.sandbox.files import write_private

FILE = "cluster.json"
LOCAL = "https://127.0.0.1:"
"""How addresses of API servers begin, as the host reaches them."""
_EXTENSION = "ai-landing-zone"


@dataclass(frozen=True)
class Record:
    """State of one cluster."""

    name: str
    api_port: int
    """Port on the host's loopback that reaches the API server."""
    gateway_port: int
    """Port on the host's loopback that reaches the model gateway."""
    first: int = 0
    """Pid of the first process of its space; 0 = never started."""
    mark: str = ""
    space: str = "namespace"
    """Kind of its space."""
    space_reason: str = ""
    """Why it is not a namespace."""
    without_gateway: str = ""
    """Why it has no Envoy Gateway; "" if it may have one."""
    is_opened: bool = False
    """Whether the engine creates and deletes it, as a resource of a cloud's stand-in."""
    ports: dict[str, int] = field(default_factory=dict)
    """Ports inside, where they are not the usual ones."""
    binaries: dict[str, str] = field(default_factory=dict)
    share: dict[str, str] = field(default_factory=dict)

    def changed(self, **values: object) -> "Record":
        """Return a copy with other values."""
        return replace(self, **values)  # type: ignore[arg-type]

    def write(self, directory: Path) -> None:
        """Write it, whole or not at all."""
        write_private(directory / FILE, json.dumps(asdict(self), indent=2))


def read(directory: Path) -> Record | None:
    """Return the record in ``directory``; None if there is none."""
    try:
        text = (directory / FILE).read_text()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Record(**json.loads(text))


def extension(directory: Path) -> dict[str, Any]:
    """Return the extension by which a context of a kubeconfig says that its cluster is a sandbox, and where it lies."""
    return {"name": _EXTENSION, "extension": {"directory": str(directory)}}


def directory_of(kubeconfig: Mapping[str, Any]) -> Path | None:
    """Return the folder of the sandbox cluster that ``kubeconfig`` reaches; None if it is no sandbox."""
    for context in kubeconfig.get("contexts") or ():
        for entry in context["context"].get("extensions") or ():
            if entry["name"] == _EXTENSION:
                return Path(entry["extension"]["directory"])
    return None


def directory_at(state: Path, server: str) -> Path | None:
    """Return the folder of the sandbox cluster whose API server has this address; None if none below ``state`` has."""
    for file in state.glob(f"sandbox/*/*/{FILE}"):
        found = read(file.parent)
        if found and server == f"{LOCAL}{found.api_port}":
            return file.parent
    return None


def socket_folder(directory: Path) -> Path:
    """Return a private folder for the sockets of the cluster in ``directory``: their paths may have 107 bytes only."""
    folder = private_folder() / hashlib.sha256(str(directory).encode()).hexdigest()[:12]
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def private_folder() -> Path:
    """Return the folder of this user for what all sandboxes of this machine share."""
    folder = Path(tempfile.gettempdir()) / f"lz-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise PermissionError(f"{folder} belongs to somebody else")
    return folder
