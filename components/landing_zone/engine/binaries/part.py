"""A part: one Go module below ``tools/`` and what comes out of it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

_TEMPORARY: Final = 0.8
"""Temporary files of a running build, as a share of what stays of it; they count once, for the largest part."""


@dataclass(frozen=True)
class Release:
    """An official release of one binary. Not every project publishes checksums; without one there is no `Release`."""

    url: str
    """The binary, or a gzipped tar file that holds it."""
    checksums: str
    """URL of the published checksum: either the bare digest, or lines of digest and file name."""
    member: str = ""
    """Name of the binary inside the tar file; "" where `url` is the binary itself."""


@dataclass(frozen=True)
class Binary:
    """A program that a part builds."""

    name: str
    package: str
    build_s: float
    """Seconds to build it after the binaries before it in its part, measured on 2 cores."""
    size_mb: int
    release: Release | None = None


@dataclass(frozen=True)
class ModuleFiles:
    """Files of a Go module that are used as they are: manifests, charts."""

    module: str
    patterns: tuple[str, ...]
    """Glob patterns below the module's folder."""


@dataclass(frozen=True)
class Part:
    """Binaries that one ``tools/<name>/go.mod`` pins together."""

    name: str
    version: tuple[int, int, int]
    binaries: tuple[Binary, ...]
    build_mb: int
    """Modules and compiled packages of a build, which stay until the last part is built."""
    version_arguments: tuple[str, ...] = ()
    """Arguments that make a binary print its version; () where none does, so that PATH is not trusted."""
    any_newer: bool = False
    """Whether any later version of the same major fits; else it must be of the same minor version."""
    symbols: tuple[tuple[str, str], ...] = ()
    """Go variables set by the linker, as `-X` does."""
    files: tuple[ModuleFiles, ...] = ()

    @property
    def build_s(self) -> float:
        """Seconds to build all its binaries, measured on 2 cores."""
        return sum(binary.build_s for binary in self.binaries)

    @property
    def flags(self) -> tuple[str, ...]:
        """Flags of `go build`: stripped, and the same bytes wherever it is built."""
        stamps = (f"-X {symbol}={value}" for symbol, value in self.symbols)
        return ("-trimpath", "-buildvcs=false", f"-ldflags={' '.join(('-s -w', *stamps))}")

    def fits(self, version: tuple[int, int, int]) -> bool:
        """Return whether a binary of `version` can stand in for the pinned one."""
        if self.any_newer:
            return version[0] == self.version[0] and version >= self.version
        return version[:2] == self.version[:2]


def build_disk_mb(parts: Collection[Part]) -> int:
    """Return the disk that building `parts` takes at its peak; measured for all of the table at once: 13.8 GB."""
    stays = [part.build_mb for part in parts]
    return round(sum(stays) + _TEMPORARY * max(stays, default=0))
