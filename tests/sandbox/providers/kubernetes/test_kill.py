"""What remains after a kill: no process, and a state that one run brings in order."""

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pulumi
import pulumi_kubernetes as k8s
import pytest

from landing_zone.engine.recovery import recover
from landing_zone.engine.run import Operation

pytestmark = pytest.mark.integration
OBJECTS = 12


def processes(*words: bytes) -> list[int]:
    """Return the ids of processes whose command line holds all words."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if all(word in command for word in words):
            found.append(int(entry.name))
    return found


def eventually(ask: Callable[[], Any], within_s: float = 20) -> Any:
    """Ask until there is an answer, and return it."""
    end = time.monotonic() + within_s
    while not (answer := ask()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
    return answer


def program(*, waits: bool) -> Callable[[pulumi.ResourceOptions], None]:
    """Return a program of objects without names of their own, and a pod that never gets ready."""

    def declare(opts: pulumi.ResourceOptions) -> None:
        for number in range(OBJECTS):
            k8s.core.v1.ConfigMap(f"n{number}", data={"a": "1"}, opts=opts)
        annotations = {} if waits else {"pulumi.com/skipAwait": "true"}
        spec = {"containers": [{"name": "c", "image": "busybox"}]}
        k8s.core.v1.Pod("pod", metadata={"annotations": annotations}, spec=spec, opts=opts)

    return declare


def children(pid: int) -> list[int]:
    """Return the ids of a process's children."""
    return [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    ]


def killed(project: Any, victim: str) -> None:
    """Start an update, kill a process of it in the middle, and return when all of its processes have ended."""
    runner = threading.Thread(target=project.run, args=(Operation.UP, program(waits=True)))
    runner.start()
    mark = str(project.stack.configuration).encode()
    [engine] = eventually(lambda: processes(b"pulumi\0up", mark))
    plugin = eventually(lambda: [pid for pid in children(engine) if pid in processes(b"providers.kubernetes")])[0]
    eventually(lambda: made(project, "ConfigMap"))
    os.kill({"engine": engine, "plugin": plugin}[victim], signal.SIGKILL)
    runner.join(timeout=60)
    assert not runner.is_alive()
    eventually(lambda: not {engine, plugin} & set(processes(b"pulumi\0up", mark) + processes(b"providers.kubernetes")))


def made(project: Any, kind: str) -> list[dict[str, Any]]:
    """Return the objects of a kind in the project's namespace."""
    return list(project.on_server(lambda kube: kube.list("v1", kind, project.namespace)))


@pytest.mark.parametrize("victim", ["engine", "plugin"])
def test_after_a_kill_the_same_program_makes_each_object_once(project: Any, victim: str) -> None:
    """The plugin ends with its engine; names follow from the program, so the next run finds what the first made."""
    killed(project, victim)
    recover(project.stack, adopt=False)
    project.up(program(waits=False))
    assert len(made(project, "ConfigMap")) == OBJECTS
    assert len(made(project, "Pod")) == 1
    assert project.up(program(waits=False), "--refresh").changes["same"] == OBJECTS + 3


def test_after_a_kill_a_destroy_leaves_nothing(project: Any) -> None:
    """Creates that were in flight are adopted, so that what they made is deleted with the rest."""
    killed(project, "engine")
    recover(project.stack, adopt=True)
    project.destroy()
    assert made(project, "ConfigMap") == made(project, "Pod") == project.state() == []
