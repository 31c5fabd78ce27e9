"""Programs that are here already: given by the user, on PATH, or in the cache."""

import os
from pathlib import Path

from landing_zone.engine.binaries.part import Binary, Part
from landing_zone.engine.binaries.version import is_fitting
from landing_zone.engine.binaries.wrapper import is_wrapper
from landing_zone.errors import MissingTool


def locate(part: Part, binary: Binary, cached: Path) -> Path | None:
    """Return where `binary` is: `LZ_BIN_DIR`, PATH, or `cached`, its place in the cache; None if it is nowhere.

    What is in `LZ_BIN_DIR` is taken as it is; on PATH a fitting version is asked for. Raises MissingTool if
    `LZ_BIN_DIR` is no folder or its program cannot be run.
    """
    return _given(binary.name) or _on_path(part, binary.name) or (cached if cached.is_file() else None)


def _given(name: str) -> Path | None:
    folder = os.environ.get("LZ_BIN_DIR")
    if not folder:
        return None
    if not Path(folder).is_dir():
        raise MissingTool(f"LZ_BIN_DIR: {folder} is not a folder; name one that holds programs, or unset it")
    program = Path(folder).resolve() / name
    if not program.exists():
        return None
    if not os.access(program, os.X_OK):
        raise MissingTool(f"LZ_BIN_DIR: {program} cannot be run; `chmod +x` it or remove it")
    return program


def _on_path(part: Part, name: str) -> Path | None:
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        program = Path(folder) / name
        if not program.is_absolute() or not program.is_file() or not os.access(program, os.R_OK | os.X_OK):
            continue
        if not is_wrapper(program) and is_fitting(part, program):
            return program
    return None
