"""The cache holds whole things only and removes what nobody makes any more."""

import threading
from pathlib import Path

import pytest

from landing_zone.engine.binaries.cache import Cache, Wait, install
from landing_zone.errors import BuildError


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """Return an empty cache."""
    return Cache(tmp_path / "cache")


def test_a_held_lock_is_refused_to_others(cache: Cache) -> None:
    """Without a wait the caller is told that it does not hold it."""
    with cache.lock("x") as first, cache.lock("x") as second:
        assert (first, second) == (True, False)


def test_shared_locks_live_side_by_side(cache: Cache) -> None:
    """Builders share; who cleans up is alone."""
    with cache.lock("x", shared=True) as one, cache.lock("x", shared=True) as other, cache.lock("x") as alone:
        assert (one, other, alone) == (True, True, False)


def test_a_cancelled_wait_ends(cache: Cache) -> None:
    """Who waits for another build can be interrupted, after having said once that it waits."""
    told: list[str] = []
    cancelled = threading.Event()
    cancelled.set()
    with (
        cache.lock("x"),
        pytest.raises(BuildError, match="cancelled"),
        cache.lock("x", wait=Wait(lambda: told.append("waits"), cancelled)),
    ):
        pytest.fail("the lock was given twice")
    assert told == ["waits"]


def test_the_unfinished_is_gone_but_for_what_was_renamed(cache: Cache) -> None:
    """A failure in the middle leaves nothing."""
    with cache.unfinished("bin") as folder:
        (folder / "program").write_text("whole")
        (folder / "other").write_text("half")
        install(folder / "program", cache.binaries("p-1") / "program")
    assert [path.name for path in cache.root.rglob("*") if path.is_file()] == ["program"]


def test_tidy_spares_what_a_live_build_uses(cache: Cache) -> None:
    """While any process builds, nothing is removed; after it all of it is."""
    cache.build.mkdir(parents=True)
    with cache.lock("build", shared=True), cache.unfinished("share") as folder:
        cache.tidy()
        assert folder.is_dir()
        assert cache.build.is_dir()
    cache.tidy()
    assert not cache.build.exists()


def test_tidy_removes_what_killed_processes_left(cache: Cache) -> None:
    """Half-made things of the past go when nobody builds."""
    leftover = cache.root / "bin" / ".unfinished-abc"
    leftover.mkdir(parents=True)
    cache.tidy()
    assert not leftover.exists()
