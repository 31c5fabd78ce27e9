"""The Go toolchain must be there and new enough; builds leave the user's own caches alone."""

import os
from pathlib import Path

import pytest

from landing_zone.engine.binaries.toolchain import find_go
from landing_zone.errors import MissingTool


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """Return a module that needs Go 1.26.7."""
    (tmp_path / "go.mod").write_text("module m\n\ngo 1.26.7\n\nrequire (\n\tgo 9.9.9\n)\n")
    return tmp_path


def put_go(folder: Path, monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Put a `go` on PATH whose `go env` gives `answers`."""
    (folder / "go").write_text("#!/bin/sh\nprintf '%s\\n' " + " ".join(f"'{answer}'" for answer in answers))
    (folder / "go").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin:/bin")


def test_too_old_a_go_is_one_line_with_the_fix(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line names the program, its version, the version needed and how to get it."""
    put_go(module, monkeypatch, "go1.22.1", "local", "")
    with pytest.raises(MissingTool, match=r"/go is go1\.22\.1, 1\.26\.7 or newer is needed to build; install it"):
        find_go([module], module / "build")


def test_an_old_go_that_fetches_newer_ones_is_taken(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With GOTOOLCHAIN=auto Go gets the toolchain that go.mod wants."""
    put_go(module, monkeypatch, "go1.22.1", "auto", "")
    assert find_go([module], module / "build").program == module / "go"


def test_a_broken_go_is_named(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `go` that does not run is as good as none."""
    put_go(module, monkeypatch)
    (module / "go").write_text("#!/bin/sh\nexit 3\n")
    with pytest.raises(MissingTool, match="/go does not run"):
        find_go([module], module / "build")


def test_builds_have_caches_of_their_own(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's flags stay, and what is built can be removed."""
    put_go(module, monkeypatch, "go1.26.8", "local", "-mod=readonly")
    monkeypatch.delenv("LZ_GO_CACHE", raising=False)
    environment = find_go([module], module / "build").environment
    assert environment["GOMODCACHE"] == str(module / "build" / "modules")
    assert environment["GOCACHE"] == str(module / "build" / "compiled")
    assert environment["GOFLAGS"] == "-mod=readonly -modcacherw"


def test_the_users_caches_are_used_on_request(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`LZ_GO_CACHE=shared` leaves Go's settings as they are."""
    put_go(module, monkeypatch, "go1.26.8", "local", "")
    monkeypatch.setenv("LZ_GO_CACHE", "shared")
    monkeypatch.setenv("GOCACHE", "/mine")
    environment = find_go([module], module / "build").environment
    assert environment["GOCACHE"] == "/mine"
