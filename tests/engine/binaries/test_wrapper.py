"""The CLI of a checkout lies beside our language host, and `.venv/bin/pulumi` runs it on the checkout's state."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from landing_zone.config.paths import Paths
from landing_zone.engine.binaries.wrapper import is_wrapper, write

NAMES = "PULUMI_BACKEND_URL PULUMI_CONFIG_PASSPHRASE_FILE PULUMI_HOME"


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """Return a project with a `.venv` and a state folder whose name needs quotes."""
    monkeypatch.setenv("LZ_STATE_DIR", str(tmp_path / "it's state"))
    (tmp_path / "project" / ".venv" / "bin").mkdir(parents=True)
    return Paths(tmp_path / "project")


@pytest.fixture
def cli(tmp_path: Path) -> Path:
    """Return a program that prints the settings it was run with."""
    file = tmp_path / "cache" / "pulumi"
    file.parent.mkdir()
    file.write_text(f'#!/bin/sh\nfor n in {NAMES}; do eval "echo $n=\\"\\$$n\\""; done\necho "$@"\n')
    file.chmod(0o755)
    return file


def run(paths: Paths, **environment: str) -> list[str]:
    """Run `.venv/bin/pulumi up -s local` and return its lines."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PULUMI_")}
    command = [str(paths.root / ".venv" / "bin" / "pulumi"), "up", "-s", "local"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=clean | environment)
    return done.stdout.splitlines()


def test_the_cli_shares_the_bytes_of_the_cache_and_not_its_folder(paths: Paths, cli: Path) -> None:
    """The engine looks beside its own file, so a symbolic link would lead it into the cache."""
    placed = write(paths, cli)
    assert placed == paths.state / "bin" / "pulumi"
    assert placed.samefile(cli)
    assert not placed.is_symlink()


def test_the_language_host_is_beside_it_and_uses_this_python(paths: Paths, cli: Path) -> None:
    """The script hands over to our module."""
    host = write(paths, cli).with_name("pulumi-language-python")
    assert host.read_text() == f'#!/bin/sh\nexec {sys.executable} -m landing_zone.engine.language_host "$@"\n'
    assert os.access(host, os.X_OK)


def test_an_installed_cli_keeps_its_own_language_host(paths: Paths, cli: Path) -> None:
    """Where the official host lies beside the CLI, a link leads there and ours goes."""
    write(paths, cli)
    cli.with_name("pulumi-language-python").write_text("official")
    placed = write(paths, cli)
    assert placed.resolve() == cli
    assert not placed.with_name("pulumi-language-python").exists()


def test_another_cli_replaces_the_old_one(paths: Paths, cli: Path) -> None:
    """After a new build the checkout runs the new program."""
    write(paths, cli)
    newer = cli.parent.with_name("newer") / "pulumi"
    newer.parent.mkdir()
    newer.write_text("#!/bin/sh\necho newer\n")
    newer.chmod(0o755)
    assert write(paths, newer).samefile(newer)


def test_the_command_sets_the_checkouts_settings(paths: Paths, cli: Path) -> None:
    """Backend, passphrase and home are the checkout's; arguments are passed on."""
    write(paths, cli)
    assert run(paths) == [
        f"PULUMI_BACKEND_URL=file://{paths.state}/backend?metadata=skip",
        f"PULUMI_CONFIG_PASSPHRASE_FILE={paths.state}/passphrase",
        f"PULUMI_HOME={paths.state}/pulumi-home",
        "up -s local",
    ]


def test_the_command_follows_the_state_folder(paths: Paths, cli: Path, tmp_path: Path) -> None:
    """A run with a state folder of its own changes nothing for the runs after it."""
    write(paths, cli)
    shutil.copytree(paths.state, tmp_path / "default", symlinks=True)
    script = paths.root / ".venv" / "bin" / "pulumi"
    assert str(paths.state) not in script.read_text()
    assert run(paths, LZ_STATE_DIR=str(tmp_path / "default"))[2] == f"PULUMI_HOME={tmp_path}/default/pulumi-home"


def test_the_users_settings_win(paths: Paths, cli: Path) -> None:
    """A backend or a passphrase of the user's is not overridden, not even an empty one."""
    write(paths, cli)
    lines = run(paths, PULUMI_BACKEND_URL="s3://ours", PULUMI_CONFIG_PASSPHRASE="")
    assert lines[:2] == ["PULUMI_BACKEND_URL=s3://ours", "PULUMI_CONFIG_PASSPHRASE_FILE="]


def test_the_command_is_known_as_ours(paths: Paths, cli: Path) -> None:
    """It is not taken for a CLI that the user has on PATH."""
    write(paths, cli)
    assert is_wrapper(paths.root / ".venv" / "bin" / "pulumi")
    assert not is_wrapper(cli)


def test_without_a_venv_there_is_no_command(paths: Paths, cli: Path) -> None:
    """Installed as a package, nothing is written into the project."""
    (paths.root / ".venv" / "bin").rmdir()
    write(paths, cli)
    assert not (paths.root / ".venv" / "bin").exists()


def test_the_state_is_for_the_user_only(paths: Paths, cli: Path) -> None:
    """Nobody else reads the state or the passphrase."""
    write(paths, cli)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (paths.state, paths.state / "passphrase")]
    assert modes == [0o700, 0o600]
