"""Seeded kills of the engine, its driver, its plugin or all of them, at random moments: one command converges.

`LZ_KILLS` sets how many (6 in `make test`, 60 in `make test-kills`), `LZ_SEED` the first seed. Each kill interrupts an
update or a destroy of a small environment; one `lz up` or `lz destroy` follows; then API server and state are read.
"""

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.sweep import leftovers

pytestmark = pytest.mark.integration

KILLS = int(os.environ.get("LZ_KILLS", "6"))
SEED = int(os.environ.get("LZ_SEED", "1"))
VICTIMS = ("engine", "driver", "plugin", "all", "interrupt")
OWNED = frozenset({"Pod", "ReplicaSet", "EndpointSlice", "ControllerRevision"})
"""Kinds that controllers make from ours, under names of chance."""
ENVIRONMENT = "small"


@dataclass(frozen=True)
class Trial:
    """One kill and what came of it."""

    seed: int
    interrupted: str
    victim: str
    after_s: float
    followed_by: str
    seconds: float
    faults: tuple[str, ...]

    def __str__(self) -> str:
        verdict = "converged" if not self.faults else "; ".join(self.faults)
        when = f"{self.victim} killed {self.after_s:.1f} s into {self.interrupted}"
        return f"{self.seed:5}  {when:38}  {self.followed_by:8} {self.seconds:5.1f} s  {verdict}"


class Subject:
    """The environment under kills: what its objects are when all is well, and how long its operations take."""

    def __init__(self, project: Any) -> None:
        self.project = project
        self.seconds = {"up": self._timed("up"), "destroy": 0.0}
        self.objects = self.present()
        self.seconds["destroy"] = self._timed("destroy")
        self.is_up = False

    def _timed(self, operation: str) -> float:
        began = time.monotonic()
        self.project.json(operation, ENVIRONMENT)
        return time.monotonic() - began

    def present(self) -> set[str]:
        """Objects of ours that the API server has."""
        (cluster,) = self.project.clusters(ENVIRONMENT).values()

        async def read() -> list[dict[str, Any]]:
            async with Kube.connect(cluster.kubeconfig) as kube:
                return await leftovers(kube)

        items = [item for item in asyncio.run(read()) if item["kind"] not in OWNED]
        return {f"{i['kind']} {i['metadata'].get('namespace', '')}/{i['metadata']['name']}" for i in items}

    def faults(self, *, wanted_up: bool) -> Iterator[str]:
        """Say what is not as it should be."""
        wanted, there, state = self.objects if wanted_up else set(), self.present(), self.project.state_of(ENVIRONMENT)
        if orphans := there - wanted:
            yield f"{len(orphans)} orphans: {sorted(orphans)[:3]}"
        if lost := wanted - there:
            yield f"{len(lost)} missing: {sorted(lost)[:3]}"
        if pending := state.get("pending_operations"):
            yield f"{len(pending)} pending operations"
        if not wanted_up and state.get("resources"):
            yield f"{len(state['resources'])} resources in the state"


def pids(project: Any, mark: str) -> list[int]:
    """Processes of this copy of the project with ``mark`` in their command line."""
    wanted = f"LZ_STATE_DIR={project.state}".encode()
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            if mark.encode() in (folder / "cmdline").read_bytes() and wanted in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def strike(project: Any, victim: str, driver: int) -> None:
    """Kill the victim; an interrupt is what Ctrl-C sends to the driver."""
    marks = {"engine": ["/bin/pulumi"], "plugin": ["sandbox.providers.kubernetes"], "driver": [], "interrupt": []}
    marks["all"] = [*marks["engine"], *marks["plugin"], "pulumi.policy"]
    targets = [pid for mark in marks[victim] for pid in pids(project, mark)]
    if victim in ("driver", "all", "interrupt"):
        targets.append(driver)
    number = signal.SIGINT if victim == "interrupt" else signal.SIGKILL
    for pid in targets:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            continue


def trial(subject: Subject, seed: int) -> Trial:
    """Interrupt one operation, follow it by another, and look."""
    chance = random.Random(seed)
    interrupted = "destroy" if subject.is_up else "up"
    victim = VICTIMS[seed % len(VICTIMS)]
    after = chance.uniform(0.5, subject.seconds[interrupted])
    command = subject.project.command(interrupted, ENVIRONMENT)
    driver = subprocess.Popen(
        command, env=subject.project.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        driver.wait(timeout=after)
    except subprocess.TimeoutExpired:
        strike(subject.project, victim, driver.pid)
    driver.wait(timeout=180)
    follow = chance.choice(("up", "destroy"))
    began = time.monotonic()
    done = subject.project.lz(follow, ENVIRONMENT)
    seconds = time.monotonic() - began
    faults = [] if done.returncode == 0 else [f"{follow} exited with {done.returncode}: {done.stderr[-300:]}"]
    subject.is_up = follow == "up"
    return Trial(seed, interrupted, victim, after, follow, seconds, (*faults, *subject.faults(wanted_up=subject.is_up)))


def test_one_command_converges_after_every_kill(small_project: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """No orphan, no duplicate, no pending operation, nothing missing."""
    subject = Subject(small_project)
    trials = []
    for seed in range(SEED, SEED + KILLS):
        trials.append(trial(subject, seed))
        with capsys.disabled():
            sys.stdout.write(f"\n{trials[-1]}")
    assert [str(t) for t in trials if t.faults] == []
