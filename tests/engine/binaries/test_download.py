"""Official releases are used only if they are reachable, quick enough, and what their checksum says."""

import hashlib
import io
import socket
import tarfile
import time
from pathlib import Path
from typing import Any

import pytest

from landing_zone.engine.binaries.download import DownloadFailed, download, reachable_origins
from landing_zone.engine.binaries.part import Release

Server = Any
PROGRAM = b"#!/bin/sh\necho 1.2.3\n"
NOWHERE = "http://127.0.0.1:9"
"""Nothing listens on the discard port of this machine."""


def sums(data: bytes, name: str, algorithm: str = "sha256") -> bytes:
    """Return a checksum file with another file's line, too."""
    return f"{'0' * 64}  other\n{hashlib.new(algorithm, data).hexdigest()}  {name}\n".encode()


def tar_of(member: str, data: bytes) -> bytes:
    """Return a gzipped tar file with one member."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        info = tarfile.TarInfo(member)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def release(server: Server, *, member: str = "") -> Release:
    """Return the release that `server` has."""
    return Release(f"{server.url}/tool", f"{server.url}/SUMS", member)


@pytest.mark.parametrize("algorithm", ["sha256", "sha512"])
def test_a_binary_with_its_published_checksum_is_taken(server: Server, tmp_path: Path, algorithm: str) -> None:
    """Digests are recognized by their length."""
    server.files = {"/tool": PROGRAM, "/SUMS": sums(PROGRAM, "tool", algorithm)}
    assert download(release(server), tmp_path, within_s=10).read_bytes() == PROGRAM


def test_a_bare_digest_is_a_checksum_file(server: Server, tmp_path: Path) -> None:
    """Kubernetes publishes the digest alone."""
    server.files = {"/tool": PROGRAM, "/SUMS": hashlib.sha256(PROGRAM).hexdigest().encode()}
    assert download(release(server), tmp_path, within_s=10).read_bytes() == PROGRAM


def test_a_binary_in_a_tar_file_is_taken_out(server: Server, tmp_path: Path) -> None:
    """The checksum is that of the tar file."""
    tar = tar_of("tool-1.2.3/bin/tool", PROGRAM)
    server.files = {"/tool": tar, "/SUMS": sums(tar, "tool")}
    assert download(release(server, member="tool-1.2.3/bin/tool"), tmp_path, within_s=10).read_bytes() == PROGRAM


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"/tool": b"evil", "/SUMS": sums(PROGRAM, "tool")}, "does not have its published checksum"),
        ({"/tool": PROGRAM, "/SUMS": sums(PROGRAM, "another")}, "no checksum of tool is published"),
        ({"/tool": PROGRAM, "/SUMS": b"abc  tool"}, "no checksum of tool is published"),
        ({"/tool": PROGRAM}, "404"),
        ({"/SUMS": sums(PROGRAM, "tool")}, "404"),
    ],
    ids=["wrong", "other file", "no digest", "no checksum file", "no binary"],
)
def test_what_cannot_be_checked_is_refused(
    server: Server, tmp_path: Path, files: dict[str, bytes], reason: str
) -> None:
    """Without the published checksum, or with another, nothing is taken."""
    server.files = files
    with pytest.raises(DownloadFailed, match=reason):
        download(release(server), tmp_path, within_s=10)


def test_a_tar_file_without_the_binary_is_refused(server: Server, tmp_path: Path) -> None:
    """A release that is laid out otherwise is not used."""
    tar = tar_of("elsewhere/tool", PROGRAM)
    server.files = {"/tool": tar, "/SUMS": sums(tar, "tool")}
    with pytest.raises(DownloadFailed, match="tool"):
        download(release(server, member="bin/tool"), tmp_path, within_s=10)


def test_a_download_slower_than_the_build_is_given_up(server: Server, tmp_path: Path) -> None:
    """What takes longer than building it is not waited for."""
    server.files, server.slow = {"/tool": PROGRAM, "/SUMS": sums(PROGRAM, "tool")}, {"/tool"}
    with pytest.raises(DownloadFailed, match=r"timed out|slower than building"):
        download(release(server), tmp_path, within_s=0.2)


def test_hosts_are_asked_once_each(server: Server) -> None:
    """Two releases of one host are one question."""
    server.files = {"/SUMS": b"x"}
    there, gone = release(server), Release(f"{NOWHERE}/tool", f"{NOWHERE}/SUMS")
    assert reachable_origins([there, there, gone], within_s=3) == {server.url}
    assert server.requests == ["HEAD /SUMS"]


def test_a_host_without_the_release_is_not_reachable(server: Server) -> None:
    """A filter that answers every request with an error is no host of releases."""
    assert reachable_origins([release(server)], within_s=3) == frozenset()


def test_a_host_that_does_not_answer_costs_the_limit_only(server: Server) -> None:
    """All hosts are asked at the same time, and silence is a no."""
    server.files = {"/SUMS": b"x"}
    began = time.monotonic()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/SUMS"
        assert reachable_origins([Release(url, url), release(server)], within_s=0.5) == {server.url}
    assert time.monotonic() - began < 5
