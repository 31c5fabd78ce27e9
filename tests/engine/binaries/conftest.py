"""A tiny Go module of two programs, built by the real toolchain without a network."""

import dataclasses
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

from landing_zone.config.paths import Paths
from landing_zone.engine.binaries.ensure import slot
from landing_zone.engine.binaries.part import Binary, ModuleFiles, Part

GO_MOD = "module example.com/tiny\n\ngo 1.24\n\nrequire example.com/manifests v1.0.0\n"
MAIN = """package main

import "os"

var version string

func main() { os.Stdout.WriteString("NAME " + version + "\\n") }
"""
TINY = Part(
    name="tiny",
    version=(1, 2, 3),
    binaries=(Binary("hello", "./hello", 1, 2), Binary("bye", "./bye", 1, 2)),
    build_mb=10,
    version_arguments=("--version",),
    symbols=(("main.version", "v1.2.3"),),
)
GO_SHIM = """#!/bin/sh
if [ "$1" = build ]; then
  echo "$@" >> "{log}"
  [ -p "{gate}" ] && read -r _ < "{gate}"
fi
exec "{go}" "$@"
"""


@dataclasses.dataclass
class World:
    """A project whose `tools/` has the tiny part, with a cache of its own."""

    paths: Paths
    cache: Path
    part: Part
    gate: Path
    """Where it is a named pipe, a build waits for a line in it."""
    builds_log: Path
    notes: list[str] = dataclasses.field(default_factory=list)

    def builds(self) -> int:
        """Return how often the toolchain was asked to build."""
        return len(self.builds_log.read_text().splitlines()) if self.builds_log.exists() else 0

    def place(self, name: str) -> Path:
        """Return the place of a program in the cache."""
        return self.cache / "bin" / slot(self.part, self.paths) / name

    def unfinished(self) -> list[Path]:
        """Return what is half-made in the cache."""
        return [*self.cache.glob("*/.unfinished-*")]

    def start(self, *names: str) -> "subprocess.Popen[str]":
        """Start another process that gets `names` and prints where they are, with its notes before."""
        program = (
            "import json, sys\nfrom pathlib import Path\nfrom landing_zone.config.paths import Paths\n"
            "from landing_zone.engine.binaries import PlainProgress, ensure\n"
            "from landing_zone.engine.binaries.part import Binary, ModuleFiles, Part, Release\n"
            f"got = ensure({names!r}, Paths(Path({str(self.paths.root)!r})), "
            f"PlainProgress(lambda text: print(text, flush=True)), parts=({self.part!r},))\n"
            "print(json.dumps({name: str(path) for name, path in got.items()}))\n"
        )
        return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)


@pytest.fixture(scope="session")
def go_environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Caches of Go for this test session, so that its standard library is compiled once, and a proxy of files."""
    folder = tmp_path_factory.mktemp("go")
    versions = folder / "proxy" / "example.com" / "manifests" / "@v"
    versions.mkdir(parents=True)
    (versions / "v1.0.0.info").write_text(json.dumps({"Version": "v1.0.0"}))
    (versions / "v1.0.0.mod").write_text("module example.com/manifests\n")
    with zipfile.ZipFile(versions / "v1.0.0.zip", "w") as archive:
        root = "example.com/manifests@v1.0.0"
        archive.writestr(f"{root}/go.mod", "module example.com/manifests\n")
        archive.writestr(f"{root}/charts/one/crds/thing.yaml", "kind: Thing\n")
        archive.writestr(f"{root}/charts/one/Chart.yaml", "name: one\n")
    return {
        "LZ_GO_CACHE": "shared",
        "GOCACHE": str(folder / "compiled"),
        "GOMODCACHE": str(folder / "modules"),
        "GOFLAGS": "-modcacherw",
        "GOPROXY": f"file://{folder / 'proxy'}",
        "GOSUMDB": "off",
    }


@pytest.fixture
def world(tmp_path: Path, go_environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> World:
    """Return a project with the tiny part, and a `go` on PATH that counts its builds before it runs the real one."""
    root, shims = tmp_path / "project", tmp_path / "shims"
    world = World(Paths(root), tmp_path / "cache", TINY, tmp_path / "gate", tmp_path / "builds")
    _write_module(root / "tools" / "tiny")
    go = shutil.which("go")
    assert go, "these tests need Go"
    shims.mkdir()
    (shims / "go").write_text(GO_SHIM.format(log=world.builds_log, gate=world.gate, go=go))
    (shims / "go").chmod(0o755)
    own = {"LZ_CACHE_DIR": str(world.cache), "LZ_STATE_DIR": str(tmp_path / "state")}
    for name, value in {**go_environment, **own, "PATH": f"{shims}{os.pathsep}{os.environ['PATH']}"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("LZ_BIN_DIR", raising=False)
    subprocess.run([go, "mod", "download", "example.com/manifests"], cwd=root / "tools" / "tiny", check=True)
    return world


@pytest.fixture
def sharing(world: World) -> World:
    """Return a world whose part shares files of a module."""
    world.part = dataclasses.replace(world.part, files=(ModuleFiles("example.com/manifests", ("charts/**",)),))
    return world


def _write_module(folder: Path) -> None:
    for name in ("hello", "bye"):
        (folder / name).mkdir(parents=True)
        (folder / name / "main.go").write_text(MAIN.replace("NAME", name))
    (folder / "go.mod").write_text(GO_MOD)
    (folder / "go.sum").write_text("")


@dataclasses.dataclass
class Server:
    """A web server on this machine."""

    url: str
    files: dict[str, bytes]
    slow: set[str]
    """Files of which the second half comes only when the server ends."""
    requests: list[str] = dataclasses.field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    """Serve files from memory."""
    ended, served = Event(), Server("", {}, set())

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.do_GET()

        def do_GET(self) -> None:
            served.requests.append(f"{self.command} {self.path}")
            body = served.files.get(self.path)
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            if body and self.command == "GET":
                self.wfile.write(body[: len(body) // 2])
                if self.path in served.slow:
                    ended.wait()
                self.wfile.write(body[len(body) // 2 :])

        def log_message(self, format: str, *args: object) -> None:
            """Stay quiet."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.url = f"http://127.0.0.1:{http.server_port}"
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield served
    ended.set()
    http.shutdown()
    http.server_close()
    thread.join()
