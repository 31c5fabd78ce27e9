"""All that is missing, made in one go: longest part first, as many at once as there are cores and memory for."""

import os
import shutil
import threading
from collections.abc import Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from landing_zone.engine.binaries.board import Board
from landing_zone.engine.binaries.build import Builder
from landing_zone.engine.binaries.cache import Cache, Wait, install
from landing_zone.engine.binaries.download import DownloadFailed, download, origin, reachable_origins
from landing_zone.engine.binaries.manifests import copy_files
from landing_zone.engine.binaries.part import Binary, Part, build_disk_mb
from landing_zone.engine.binaries.progress import Progress, duration
from landing_zone.engine.binaries.toolchain import find_go
from landing_zone.engine.binaries.version import is_fitting
from landing_zone.errors import BuildError

_TABLE_CORES: Final = 2
"""Cores of the machine on which the table's seconds were measured."""
_DOWNLOAD_MB_PER_S: Final = 10
_BUILD_MEMORY_GIB: Final = 4
"""What one build may take at its peak, when it links."""


@dataclass(frozen=True)
class Job:
    """What is missing of one part."""

    part: Part
    slot: str
    binaries: tuple[Binary, ...]
    files: bool

    @property
    def build_s(self) -> float:
        """Seconds to build the binaries, measured on 2 cores."""
        return sum(binary.build_s for binary in self.binaries)


class Batch:
    """One run over the jobs."""

    def __init__(self, jobs: Sequence[Job], tools: Path, cache: Cache, progress: Progress) -> None:
        self._jobs = sorted(jobs, key=lambda job: -job.build_s)
        self._tools = tools
        self._cache = cache
        self._progress = progress
        self._cancelled = threading.Event()
        self._told = threading.Lock()
        self._workers = min(len(jobs), _cores(), max(1, _memory_gib() // _BUILD_MEMORY_GIB))

    def run(self) -> None:
        """Make all of it. Raises MissingTool without Go, BuildError if something cannot be built or kept."""
        self._announce()
        with self._cache.lock("build", shared=True, wait=self._wait("the cache", "is being cleaned")):
            self._work()

    def _announce(self) -> None:
        built = [job for job in self._jobs if job.files or any(not self._can_download(b) for b in job.binaries)]
        if built:
            self._builder  # noqa: B018 - says at once if Go is missing
        build_mb = build_disk_mb([job.part for job in built if job.binaries])
        keep_mb = sum(binary.size_mb for job in self._jobs for binary in job.binaries)
        self._check_disk(build_mb + keep_mb)
        if names := [binary.name for job in self._jobs for binary in job.binaries]:
            self._progress.note(f"missing: {', '.join(names)}")
        how = "building" if built else "downloading"
        left = duration(self._board.standing().seconds_left)
        disk = f"{(build_mb + keep_mb) / 1000:.1f} GB of disk, {keep_mb / 1000:.1f} GB afterwards"
        self._progress.note(f"{how} takes {left} and {disk}, in {self._cache.root}")

    def _check_disk(self, need_mb: int) -> None:
        self._cache.root.mkdir(parents=True, exist_ok=True)
        free_mb = shutil.disk_usage(self._cache.root).free // 1_000_000
        if free_mb < need_mb:
            need, free = f"{need_mb / 1000:.1f} GB", f"{free_mb / 1000:.1f} GB"
            raise BuildError(f"{self._cache.root}: {need} needed, {free} free; make room or set LZ_CACHE_DIR")

    def _work(self) -> None:
        pool = ThreadPoolExecutor(self._workers, thread_name_prefix="build")
        try:
            futures = {pool.submit(self._make, job) for job in self._jobs}
            self._follow(futures)
        finally:
            self._cancelled.set()
            pool.shutdown(cancel_futures=True)

    def _follow(self, futures: set[Future[None]]) -> None:
        while futures:
            done, futures = wait(futures, timeout=1, return_when=FIRST_EXCEPTION)
            for future in done:
                future.result()
            with self._told:
                self._progress.standing(self._board.standing())

    def _make(self, job: Job) -> None:
        with self._cache.lock(job.slot, wait=self._wait(job.part.name, "is being built by another process; waiting")):
            for binary in job.binaries:
                if not (self._cache.binaries(job.slot) / binary.name).is_file():
                    self._board.start(binary.name)
                    self._make_binary(job, binary)
                self._board.finish(binary.name)
            if job.files and not self._cache.share(job.slot).is_dir():
                self._make_files(job)

    def _make_binary(self, job: Job, binary: Binary) -> None:
        with self._cache.unfinished("bin") as folder:
            file = self._downloaded(job.part, binary, folder) or self._built(job.part, binary, folder / "built")
            install(file, self._cache.binaries(job.slot) / binary.name)

    def _downloaded(self, part: Part, binary: Binary, folder: Path) -> Path | None:
        if binary.release is None or not self._can_download(binary):
            return None
        try:
            file = download(binary.release, folder, within_s=part.build_s)
        except DownloadFailed as failed:
            self._note(f"{binary.name} is built, not downloaded: {failed}")
            return None
        file.chmod(0o755)
        if _is_right(part, file):
            return file
        self._note(f"{binary.name} is built, not downloaded: its release does not run or tells another version")
        return None

    def _built(self, part: Part, binary: Binary, folder: Path) -> Path:
        file = self._builder.build(part, binary, folder)
        if not _is_right(part, file):
            raise BuildError(f"{binary.name}: what was built does not run or tells another version")
        return file

    def _make_files(self, job: Job) -> None:
        with self._cache.unfinished("share") as folder:
            target = folder / job.slot
            for files in job.part.files:
                copy_files(self._builder.module_folder(job.part, files.module), files.patterns, target)
            target.rename(self._cache.share(job.slot))

    def _can_download(self, binary: Binary) -> bool:
        return binary.release is not None and origin(binary.release.checksums) in self._reachable

    def _wait(self, name: str, why: str) -> Wait:
        return Wait(lambda: self._note(f"{name} {why}"), self._cancelled)

    def _note(self, text: str) -> None:
        with self._told:
            self._progress.note(text)

    @cached_property
    def _reachable(self) -> frozenset[str]:
        return reachable_origins(b.release for job in self._jobs for b in job.binaries if b.release is not None)

    @cached_property
    def _builder(self) -> Builder:
        go = find_go([self._tools / job.part.name for job in self._jobs], self._cache.build)
        return Builder(go, self._tools, self._cache, _packages_at_once(self._workers), self._cancelled)

    @cached_property
    def _board(self) -> Board:
        expected = {b.name: self._expected_s(b) for job in self._jobs for b in job.binaries}
        pace = max(0.5, self._workers * _TABLE_CORES / _cores())
        return Board(expected, workers=self._workers, first_pace=pace)

    def _expected_s(self, binary: Binary) -> float:
        return binary.size_mb / _DOWNLOAD_MB_PER_S if self._can_download(binary) else binary.build_s


def _is_right(part: Part, program: Path) -> bool:
    return not part.version_arguments or is_fitting(part, program)


def _packages_at_once(workers: int) -> int:
    """Return the packages that a build compiles at once: a little more than its share, since linking uses one core."""
    return _cores() if workers == 1 else -(-_cores() // workers) + 1


def _cores() -> int:
    return os.cpu_count() or 1


def _memory_gib() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
