"""Versions that programs tell of themselves."""

import os
import re
import subprocess
from pathlib import Path

from landing_zone.engine.binaries.part import Part

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_TIMEOUT_S = 20
_QUIET = {"PULUMI_SKIP_UPDATE_CHECK": "true"}


def read_version(program: Path, arguments: tuple[str, ...]) -> tuple[int, int, int] | None:
    """Run `program` and return the first version in what it prints; None if it prints none or does not run."""
    try:
        done = subprocess.run(
            [program, *arguments],
            capture_output=True,
            text=True,
            timeout=_TIMEOUT_S,
            check=False,
            env=os.environ | _QUIET,
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return None
    match = _VERSION.search(done.stdout)
    if done.returncode or match is None:
        return None
    major, minor, patch = map(int, match.groups())
    return major, minor, patch


def is_fitting(part: Part, program: Path) -> bool:
    """Return whether `program` says that it is of a version that fits `part`."""
    version = read_version(program, part.version_arguments) if part.version_arguments else None
    return version is not None and part.fits(version)
