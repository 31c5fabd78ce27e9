"""Official releases: asked for once, downloaded, and checked against their published checksums."""

import hashlib
import queue
import shutil
import tarfile
import threading
import time
from collections.abc import Iterable
from http.client import HTTPException
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from landing_zone.engine.binaries.part import Release

ASK_S: Final = 3.0
_STALL_S: Final = 20.0
_CHUNK: Final = 1 << 20
_HASHES: Final = {64: "sha256", 128: "sha512"}
"""Length of a digest in hexadecimal digits, and what makes it."""


class DownloadFailed(Exception):
    """A release cannot be used; the text says why. The binary is built instead."""


def origin(url: str) -> str:
    """Return scheme and host of `url`."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def reachable_origins(releases: Iterable[Release], *, within_s: float = ASK_S) -> frozenset[str]:
    """Ask every host once, all at the same time, for a checksum file; return the origins that gave one in time."""
    urls = {origin(release.checksums): release.checksums for release in releases}
    answers: queue.SimpleQueue[str] = queue.SimpleQueue()
    for url in urls.values():
        threading.Thread(target=_ask, args=(url, within_s, answers), daemon=True).start()
    deadline = time.monotonic() + within_s
    found: set[str] = set()
    while len(found) < len(urls):
        try:
            found.add(origin(answers.get(timeout=max(deadline - time.monotonic(), 0.001))))
        except queue.Empty:
            break
    return frozenset(found)


def _ask(url: str, within_s: float, answers: "queue.SimpleQueue[str]") -> None:
    try:
        with urlopen(Request(url, method="HEAD"), timeout=within_s):  # noqa: S310 - the table has https only
            answers.put(url)
    except (OSError, HTTPException):
        return


def download(release: Release, folder: Path, *, within_s: float) -> Path:
    """Download `release` into `folder`, check it, and return its binary.

    Raises DownloadFailed if it does not come within `within_s` seconds, or is not what its checksum says.
    """
    stall_s = min(_STALL_S, within_s)
    deadline = time.monotonic() + within_s
    file = folder / release.url.rpartition("/")[2]
    try:
        expected = _published_digest(_read(release.checksums, stall_s), file.name)
        actual = _save(release.url, file, _HASHES[len(expected)], stall_s, deadline)
        if actual != expected:
            raise DownloadFailed(f"{release.url} does not have its published checksum")
        return _extract(file, release.member) if release.member else file
    except (OSError, HTTPException, tarfile.TarError, KeyError) as error:
        raise DownloadFailed(f"{release.url}: {error}") from error


def _read(url: str, stall_s: float) -> str:
    with urlopen(url, timeout=stall_s) as answer:  # noqa: S310 - the table has https only
        return bytes(answer.read(_CHUNK)).decode(errors="replace")


def _published_digest(text: str, name: str) -> str:
    rows = [line.split() for line in text.splitlines() if line.strip()]
    named = [row[0] for row in rows if len(row) == 2 and row[1].lstrip("*") == name]
    bare = [row[0] for row in rows if len(rows) == len(row) == 1]
    digests = [digest for digest in named or bare if len(digest) in _HASHES]
    if len(digests) != 1:
        raise DownloadFailed(f"no checksum of {name} is published")
    return digests[0].lower()


def _save(url: str, file: Path, algorithm: str, stall_s: float, deadline: float) -> str:
    digest = hashlib.new(algorithm)
    with urlopen(url, timeout=stall_s) as answer, file.open("wb") as out:  # noqa: S310 - the table has https only
        while chunk := answer.read1(_CHUNK):
            if time.monotonic() > deadline:
                raise DownloadFailed(f"{url} is slower than building it")
            digest.update(chunk)
            out.write(chunk)
    return digest.hexdigest()


def _extract(tar: Path, member: str) -> Path:
    target = tar.parent / member.rpartition("/")[2]
    with tarfile.open(tar) as archive:
        source = archive.extractfile(member)
        if source is None:
            raise DownloadFailed(f"{tar.name}: {member} is not a file")
        with source, target.open("wb") as out:
            shutil.copyfileobj(source, out)
    return target
