"""What callers want: programs by name, and the shared files of a part."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from landing_zone.config.paths import Paths, cache_dir
from landing_zone.engine.binaries import wrapper
from landing_zone.engine.binaries.batch import Batch, Job
from landing_zone.engine.binaries.cache import Cache
from landing_zone.engine.binaries.key import part_key
from landing_zone.engine.binaries.locate import locate
from landing_zone.engine.binaries.part import Binary, Part
from landing_zone.engine.binaries.progress import PlainProgress, Progress
from landing_zone.engine.binaries.table import PARTS


def ensure(names: Iterable[str], paths: Paths, progress: Progress, *, parts: Sequence[Part] = PARTS) -> dict[str, Path]:
    """Return where the programs `names` are, making those that are missing, with the shared files of their parts.

    ``pulumi`` is returned as it lies beside our language host. Raises MissingTool if Go is missing, BuildError if a
    program cannot be built, ValueError for a name that no part has.
    """
    wanted = _select(frozenset(names), parts)
    cache = Cache(cache_dir())
    slots = {part.name: slot(part, paths) for part in wanted}
    found = _locate(wanted, slots, cache)
    jobs = [job for part in wanted if (job := _missing(part, slots[part.name], wanted[part], found, cache))]
    if jobs:
        Batch(jobs, paths.tools, cache, progress).run()
        progress.note("removing what only the builds needed")
        found = _locate(wanted, slots, cache)
    cache.tidy()
    if "pulumi" in found:
        found["pulumi"] = wrapper.write(paths, found["pulumi"])
    return found


def share(part: str, paths: Paths, *, parts: Sequence[Part] = PARTS) -> Path:
    """Return the folder with the files that `part` takes from Go modules, at their places below the module's root.

    They come with the programs of the part; where these were not made by `ensure`, the modules are downloaded.
    """
    entry = next(entry for entry in parts if entry.name == part)
    cache = Cache(cache_dir())
    if job := _missing(entry, slot(entry, paths), (), {}, cache):
        Batch([job], paths.tools, cache, PlainProgress(lambda _: None)).run()
        cache.tidy()
    return cache.share(slot(entry, paths))


def slot(part: Part, paths: Paths) -> str:
    """Return the name of the part's folders in the cache."""
    return f"{part.name}-{part_key(part, paths.tools)}"


def _select(names: frozenset[str], parts: Sequence[Part]) -> dict[Part, tuple[Binary, ...]]:
    known = {binary.name for part in parts for binary in part.binaries}
    if unknown := sorted(names - known):
        raise ValueError(f"no part builds {', '.join(unknown)}; there are {', '.join(sorted(known))}")
    chosen = {part: tuple(binary for binary in part.binaries if binary.name in names) for part in parts}
    return {part: binaries for part, binaries in chosen.items() if binaries}


def _locate(wanted: dict[Part, tuple[Binary, ...]], slots: dict[str, str], cache: Cache) -> dict[str, Path]:
    places = {
        binary.name: locate(part, binary, cache.binaries(slots[part.name]) / binary.name)
        for part, binaries in wanted.items()
        for binary in binaries
    }
    return {name: place for name, place in places.items() if place is not None}


def _missing(part: Part, slot: str, binaries: Sequence[Binary], found: dict[str, Path], cache: Cache) -> Job | None:
    lacking = tuple(binary for binary in binaries if binary.name not in found)
    files = bool(part.files) and not cache.share(slot).is_dir()
    return Job(part, slot, lacking, files) if lacking or files else None
