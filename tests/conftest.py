"""What every test may use: the project's root, and the programs that integration tests run."""

import asyncio
import gc
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import settings

from landing_zone.cli.deploy.prepare import SANDBOX_PROGRAMS, SANDBOX_SHARE
from landing_zone.config.paths import Paths
from landing_zone.engine.binaries import PlainProgress, ensure, share
from landing_zone.engine.stack import Stack
from landing_zone.sandbox import plugins

ROOT = Path(__file__).parents[1]

settings.register_profile("same-everywhere", derandomize=True, deadline=None)
settings.load_profile("same-everywhere")
signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores it, and so would all it starts


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def binaries() -> dict[str, Path]:
    """Every program that the sandbox runs, built where it is missing."""
    return ensure(("pulumi", *SANDBOX_PROGRAMS), Paths(ROOT), PlainProgress(print))


@pytest.fixture(scope="session")
def pulumi_cli() -> Path:
    """The engine's command."""
    return ensure(("pulumi",), Paths(ROOT), PlainProgress(print))["pulumi"]


@pytest.fixture
def new_stack(pulumi_cli: Path, tmp_path: Path) -> Callable[..., Stack]:
    """Make a stack of an empty project in `tmp_path`, with the engine's home in `home` and its state in `state`.

    The stand-ins of the providers are installed in that home, for that state. ``salt`` is the stack file's.
    """

    def make(name: str, salt: str = "") -> Stack:
        home, state = tmp_path / "home", tmp_path / "state"
        state.mkdir()
        plugins.install(home, state)
        (tmp_path / "Pulumi.yaml").write_text("name: ai-landing-zone\nruntime: python\nstackConfigDir: stacks/\n")
        (tmp_path / "stacks").mkdir()
        encryption = f"encryptionsalt: {salt}\n" if salt else ""
        (tmp_path / "stacks" / f"Pulumi.{name}.yaml").write_text(f"{encryption}config: {{}}\n")
        environment = {
            **os.environ,
            "PULUMI_BACKEND_URL": f"file://{state}?metadata=skip",
            "PULUMI_CONFIG_PASSPHRASE": "test",
            "PULUMI_HOME": str(home),
            "PULUMI_SKIP_UPDATE_CHECK": "true",
            "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
        }
        stack = Stack(name, Paths(tmp_path), pulumi_cli, environment)
        stack.prepare()
        return stack

    return make


@pytest.fixture(scope="session")
def shared_files() -> dict[str, Path]:
    """Files that parts carry out of their Go modules."""
    return {name: share(part, Paths(ROOT)) for name, part in SANDBOX_SHARE.items()}


@pytest.fixture(scope="session")
def let_program_end() -> Callable[[], None]:
    """What to call after a run of the engine in this process, which may have been broken off."""
    return _let_program_end


def _let_program_end(within_s: float = 20) -> None:
    """Wait until no program runs in this process, and close the event loops that those broken off have left open."""
    end = time.monotonic() + within_s
    while any(map(_hosts_a_program, sys._current_frames().values())):
        assert time.monotonic() < end, "the program of an ended run still runs"
        time.sleep(0.02)
    for thing in gc.get_objects():
        if isinstance(thing, asyncio.BaseEventLoop):
            thing.close()


def _hosts_a_program(frame: FrameType | None) -> bool:
    """Say whether a thread is inside the SDK's inline host."""
    while frame and not frame.f_code.co_filename.endswith("pulumi/automation/_server.py"):
        frame = frame.f_back
    return frame is not None
