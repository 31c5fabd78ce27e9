"""The key of a part in the cache: the same key, the same programs.

Over go.mod, go.sum, the flags of the build, the files shared, and the system and machine built for (a home folder may
be shared between machines). Not over the version of the Go toolchain: go.mod states the least one, and a patch of the
compiler is no reason to build for twenty minutes.
"""

import hashlib
import platform
from pathlib import Path

from landing_zone.engine.binaries.part import Part


def part_key(part: Part, tools: Path) -> str:
    """Return the key of `part`, whose module is ``tools/<part>``."""
    digest = hashlib.sha256()
    for file in ("go.mod", "go.sum"):
        digest.update((tools / part.name / file).read_bytes() + b"\0")
    facts = (*part.flags, *part.files, platform.system(), platform.machine())
    digest.update("\0".join(map(str, facts)).encode())
    return digest.hexdigest()[:12]
