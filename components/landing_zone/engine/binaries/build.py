"""One run of the Go toolchain: build a binary, or find the folder of a module."""

import json
import os
import signal
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

from landing_zone.engine.binaries.cache import Cache
from landing_zone.engine.binaries.part import Binary, Part
from landing_zone.engine.binaries.toolchain import Go
from landing_zone.errors import BuildError

_POLL_S = 0.3
_NOISE = ("#", "go: downloading", "go: finding")


@dataclass(frozen=True)
class Builder:
    """Runs Go for the parts below `tools`."""

    go: Go
    tools: Path
    cache: Cache
    packages_at_once: int
    cancelled: threading.Event

    def build(self, part: Part, binary: Binary, folder: Path) -> Path:
        """Build `binary` into `folder` and return it; raises BuildError with the first thing that went wrong."""
        output = folder / binary.name
        limit = f"-p={self.packages_at_once}"
        self._run(part, binary.name, "build", *part.flags, limit, "-o", str(output), binary.package)
        return output

    def module_folder(self, part: Part, module: str) -> Path:
        """Download `module`, at the version that `part` pins, and return its folder."""
        name = f"{part.name}-{module.rpartition('/')[2]}"
        log = self._run(part, name, "mod", "download", "-json", module)
        return Path(json.loads(log.read_text(encoding="utf-8"))["Dir"])

    def _run(self, part: Part, name: str, *arguments: str) -> Path:
        log = self.cache.log(name)
        with log.open("wb") as out:
            go = subprocess.Popen(
                [self.go.program, *arguments],
                cwd=self.tools / part.name,
                env=self.go.environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            code = self._wait(go)
        if code:
            raise BuildError(f"{name}: {_first_fault(log)} (all of it in {log})")
        return log

    def _wait(self, go: "subprocess.Popen[bytes]") -> int:
        while True:
            try:
                return go.wait(_POLL_S)
            except subprocess.TimeoutExpired:
                if self.cancelled.is_set():
                    os.killpg(go.pid, signal.SIGTERM)
                    return go.wait()


def _first_fault(log: Path) -> str:
    lines = (line.strip() for line in log.read_text(encoding="utf-8", errors="replace").splitlines())
    return next((line for line in lines if line and not line.startswith(_NOISE)), "the build was ended")
