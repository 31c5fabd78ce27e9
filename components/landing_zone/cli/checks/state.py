"""State: whether the state of this checkout can be kept, and how much room it has."""

import os
import shutil
from collections.abc import Iterator

from landing_zone.cli.checks.finding import Finding, Subject, Verdict

NAME = "state"
LEAST_GB = 2.0
"""A sandbox of two clusters keeps about a tenth of it; below this, logs and etcd come to a halt first."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield one finding about the state folder."""
    folder = subject.paths.state
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    free_gb = shutil.disk_usage(nearest).free / 1e9
    fix = "set LZ_STATE_DIR to a folder that you may write to, with room"
    if not os.access(nearest, os.W_OK):
        yield Finding(NAME, Verdict.FAIL, f"{nearest} can't be written to", fix)
    elif free_gb < LEAST_GB:
        yield Finding(NAME, Verdict.FAIL, f"only {free_gb:.1f} GB free for {folder}", fix)
    else:
        yield Finding(NAME, Verdict.OK, f"{free_gb:.0f} GB free for {folder}")
