"""Files that a Go module carries besides its code: manifests and charts, copied into the cache."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from landing_zone.errors import BuildError


def copy_files(module: Path, patterns: Iterable[str], target: Path) -> None:
    """Copy what matches `patterns` below `module` to the same relative places below `target`.

    Raises BuildError if a pattern matches nothing, or two modules have a file at one place.
    """
    for pattern in patterns:
        files = [path for path in sorted(module.glob(_files_of(pattern))) if path.is_file()]
        if not files:
            raise BuildError(f"{module.name} has no {pattern}")
        for file in files:
            _copy(file, target / file.relative_to(module))


def _files_of(pattern: str) -> str:
    """Return `pattern` such that a trailing ``**``, which matches folders only, matches the files below."""
    return f"{pattern}/*" if pattern.endswith("**") else pattern


def _copy(file: Path, place: Path) -> None:
    if place.exists():
        raise BuildError(f"two modules have a {place.name} at the same place")
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, place)
