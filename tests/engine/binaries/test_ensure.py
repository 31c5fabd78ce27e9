"""What is missing is built once, whole, into the cache; what is there is taken."""

import dataclasses
import json
import os
import signal
import stat
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from landing_zone.engine.binaries import PlainProgress, ensure, share
from landing_zone.errors import BuildError

World = Any
QUIET = PlainProgress(lambda _: None)
DEADLINE_S = 60


def wait_until(condition: Callable[[], object]) -> None:
    """Poll until `condition` holds; fail after a minute."""
    deadline = time.monotonic() + DEADLINE_S
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def get(world: World, *names: str) -> dict[str, Any]:
    """Get programs in this process."""
    return ensure(names, world.paths, PlainProgress(world.notes.append), parts=(world.part,))


def output(program: object) -> str:
    """Run a program and return what it prints."""
    return subprocess.run([str(program)], capture_output=True, text=True, check=True).stdout.strip()


def test_missing_programs_are_built_with_their_version_stamped(world: World) -> None:
    """A program that is nowhere is built into the cache, and carries the version of the table."""
    got = get(world, "hello", "bye")
    assert got == {"hello": world.place("hello"), "bye": world.place("bye")}
    assert [output(got["hello"]), output(got["bye"])] == ["hello v1.2.3", "bye v1.2.3"]


def test_only_what_is_asked_for_is_built(world: World) -> None:
    """A part builds no program that nobody uses."""
    get(world, "hello")
    assert [path.name for path in world.place("hello").parent.iterdir()] == ["hello"]


def test_what_is_in_the_cache_is_not_built_again(world: World) -> None:
    """The second call takes the first one's programs, and says nothing."""
    get(world, "hello")
    world.notes.clear()
    get(world, "hello")
    assert (world.builds(), world.notes) == (1, [])


def test_another_go_sum_is_another_program(world: World) -> None:
    """Changed pins build anew, beside the old program, which other checkouts may use."""
    old = get(world, "hello")["hello"]
    with (world.paths.tools / "tiny" / "go.sum").open("a") as file:
        file.write("\n")
    new = get(world, "hello")["hello"]
    assert new != old
    assert old.is_file()


def test_time_and_disk_are_said_before_the_build(world: World) -> None:
    """The notes name what is missing, the time, the disk needed and what stays of it, and where."""
    get(world, "hello", "bye")
    assert world.notes[0] == "missing: hello, bye"
    assert (
        world.notes[1] == f"building takes less than a minute and 0.0 GB of disk, 0.0 GB afterwards, in {world.cache}"
    )
    assert world.notes[-2:] == ["2 of 2 programs; less than a minute left", "removing what only the builds needed"]


def test_too_small_a_disk_is_refused_in_one_line(world: World) -> None:
    """A build that cannot fit is not begun."""
    world.part = dataclasses.replace(world.part, build_mb=10**9)
    with pytest.raises(BuildError, match=r"1800000\.0 GB needed, .* free; make room or set LZ_CACHE_DIR"):
        get(world, "hello")
    assert world.builds() == 0


def test_only_programs_stay(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """With caches of our own, modules and compiled packages are gone after the build."""
    monkeypatch.delenv("LZ_GO_CACHE")
    get(world, "hello")
    assert sorted(path.name for path in world.cache.iterdir()) == ["bin", "locks", "logs"]


def test_a_broken_build_names_the_fault_and_leaves_nothing(world: World) -> None:
    """The compiler's first complaint is in the error, and no program is left, half-made or whole."""
    (world.paths.tools / "tiny" / "hello" / "main.go").write_text("package main\n\nfunc main() { undefined() }\n")
    with pytest.raises(BuildError, match=r"hello: .*main\.go:3:15: undefined: undefined \(all of it in .*hello\.log\)"):
        get(world, "hello")
    assert not world.place("hello").exists()
    assert world.unfinished() == []


def test_a_program_that_tells_another_version_is_not_kept(world: World) -> None:
    """A build whose stamp did not work is an error, not a program of unknown version."""
    world.part = dataclasses.replace(world.part, symbols=(("main.version", "v9.9.9"),))
    with pytest.raises(BuildError, match="hello: what was built does not run or tells another version"):
        get(world, "hello")
    assert not world.place("hello").exists()


def test_two_builds_at_once_share_one_result(world: World) -> None:
    """The second process waits for the first one's build, says so, and takes its program."""
    os.mkfifo(world.gate)
    first = world.start("hello")
    wait_until(world.builds)
    second = world.start("hello")
    assert second.stdout
    told = next(line for line in iter(second.stdout.readline, "") if "waiting" in line)
    world.gate.write_text("go\n")
    answers = [process.communicate(timeout=DEADLINE_S)[0].splitlines()[-1] for process in (first, second)]
    assert answers == [json.dumps({"hello": str(world.place("hello"))})] * 2
    assert world.builds() == 1
    assert told == "tiny is being built by another process; waiting\n"


def test_a_killed_build_leaves_nothing_half_made(world: World) -> None:
    """After SIGKILL in the middle there is no program; the next run builds it and removes the remains."""
    os.mkfifo(world.gate)
    killed = world.start("hello")
    wait_until(world.builds)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert world.unfinished()
    assert not world.place("hello").exists()
    world.gate.write_text("the orphan builds on\n")
    world.gate.unlink()
    assert output(get(world, "hello")["hello"]) == "hello v1.2.3"
    assert world.unfinished() == []


def test_an_interrupt_ends_the_toolchain(world: World) -> None:
    """After Ctrl-C no build goes on and nothing half-made is left."""
    os.mkfifo(world.gate)
    interrupted = world.start("hello")
    wait_until(world.builds)
    interrupted.send_signal(signal.SIGINT)
    interrupted.communicate(timeout=DEADLINE_S)
    assert interrupted.returncode != 0
    assert world.unfinished() == []
    with pytest.raises(OSError, match="No such device or address"):  # nobody reads: the toolchain is gone
        os.open(world.gate, os.O_WRONLY | os.O_NONBLOCK)


def test_programs_can_be_run_and_not_written_by_others(world: World) -> None:
    """Programs in the cache have the permissions of programs."""
    assert stat.S_IMODE(get(world, "hello")["hello"].stat().st_mode) == 0o755


def test_an_unknown_name_is_refused(world: World) -> None:
    """A name that no part has is a mistake of the caller."""
    with pytest.raises(ValueError, match="no part builds hullo; there are bye, hello"):
        get(world, "hullo")


def test_shared_files_come_with_the_programs(sharing: World) -> None:
    """After `ensure` the files of the modules are there, without Go being run for them again."""
    get(sharing, "hello")
    folder = share("tiny", sharing.paths, parts=(sharing.part,))
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.yaml"))
    assert files == ["charts/one/Chart.yaml", "charts/one/crds/thing.yaml"]


def test_shared_files_are_fetched_without_a_program(sharing: World) -> None:
    """Where the programs are the user's own, the files alone are fetched."""
    folder = share("tiny", sharing.paths, parts=(sharing.part,))
    assert (folder / "charts/one/Chart.yaml").read_text() == "name: one\n"
    assert sharing.builds() == 0


def test_parts_are_built_side_by_side(world: World) -> None:
    """Two parts behind one gate are both begun before any is done, where there are two cores."""
    hello, bye = world.part.binaries
    parts = [dataclasses.replace(world.part, name=n, binaries=(b,)) for n, b in (("tiny", hello), ("other", bye))]
    (world.paths.tools / "other").symlink_to(world.paths.tools / "tiny")
    os.mkfifo(world.gate)
    with ThreadPoolExecutor(1) as pool:
        got = pool.submit(ensure, ["hello", "bye"], world.paths, QUIET, parts=parts)
        wait_until(lambda: world.builds() == 2 or os.cpu_count() == 1)
        world.gate.write_text("go\n" * 4)
        world.gate.unlink()
    assert [output(got.result()[name]) for name in ("hello", "bye")] == ["hello v1.2.3", "bye v1.2.3"]
