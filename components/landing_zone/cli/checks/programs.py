"""Programs of the engine and the sandbox: here already, or what making them takes."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from landing_zone.cli.checks.finding import Finding, Subject, Verdict
from landing_zone.config.paths import Paths, cache_dir
from landing_zone.engine.binaries.cache import Cache
from landing_zone.engine.binaries.ensure import slot
from landing_zone.engine.binaries.locate import locate
from landing_zone.engine.binaries.part import Binary, Part, build_disk_mb
from landing_zone.engine.binaries.progress import duration
from landing_zone.engine.binaries.table import PARTS
from landing_zone.engine.binaries.toolchain import find_go
from landing_zone.errors import MissingTool
from landing_zone.report.wording import count

NAME = "programs"
ENGINE = "pulumi"

Missing = Sequence[tuple[Part, Binary]]


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what is here, and for what is not: the time and disk it takes, and whether Go is there to build it."""
    if not subject.paths.tools.is_dir():
        fix = "run `lz` in a checkout, or copy the folder from one"
        yield Finding(NAME, Verdict.FAIL, f"{subject.paths.tools}, which pins them, is missing", fix)
        return
    wanted = [(part, binary) for part in PARTS for binary in part.binaries if subject.sandboxed or part.name == ENGINE]
    missing = [(part, binary) for part, binary in wanted if _place(part, binary, subject.paths) is None]
    if found := len(wanted) - len(missing):
        yield Finding(NAME, Verdict.OK, f"{count(found, 'program')} of {len(wanted)} here")
    if missing:
        yield _to_make(missing)
        yield _go(missing, subject.paths)


def _place(part: Part, binary: Binary, paths: Paths) -> Path | None:
    return locate(part, binary, Cache(cache_dir()).binaries(slot(part, paths)) / binary.name)


def _to_make(missing: Missing) -> Finding:
    names = ", ".join(binary.name for _, binary in missing)
    build_mb = build_disk_mb({part for part, _ in missing})
    need_mb = build_mb + sum(binary.size_mb for _, binary in missing)
    takes = f"{duration(sum(binary.build_s for _, binary in missing))} and {need_mb / 1000:.1f} GB while they build"
    free_mb = shutil.disk_usage(_existing(cache_dir())).free // 1_000_000
    if free_mb < need_mb:
        fix = "make room, or set LZ_CACHE_DIR to a folder with more"
        problem = f"missing: {names}; making them takes {takes}, only {free_mb / 1000:.1f} GB are free"
        return Finding(NAME, Verdict.FAIL, problem, fix)
    return Finding(NAME, Verdict.WARN, f"missing: {names}", f"`lz up` makes them, in {takes}")


def _go(missing: Missing, paths: Paths) -> Finding:
    modules = {paths.tools / part.name for part, _ in missing}
    try:
        with TemporaryDirectory() as folder:
            go = find_go(sorted(modules), Path(folder))
    except MissingTool as error:
        to_build = [binary.name for _, binary in missing if binary.release is None]
        verdict = Verdict.FAIL if to_build else Verdict.WARN
        problem, _, fix = str(error).partition("; ")
        return Finding("go", verdict, problem, fix)
    return Finding("go", Verdict.OK, f"{go.program} builds what is missing")


def _existing(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.exists())
