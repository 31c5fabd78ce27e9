"""The engine's settings come from the checkout, unless the user has set them."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from landing_zone.config.paths import Paths
from landing_zone.engine.settings import default_environment, engine_environment, ensure_passphrase, prepare_state


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """Return a project with a state folder of its own, in an environment without settings."""
    monkeypatch.setenv("LZ_STATE_DIR", str(tmp_path / "state"))
    paths = Paths(tmp_path)
    for name in (*default_environment(paths.state), "PULUMI_CONFIG_PASSPHRASE"):
        monkeypatch.delenv(name, raising=False)
    return paths


def test_settings_are_the_checkouts(paths: Paths) -> None:
    """Without settings of the user's, all of them are ours."""
    assert engine_environment(paths) == default_environment(paths.state)


def test_the_users_settings_win(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that is set stays, an empty one too."""
    monkeypatch.setenv("PULUMI_BACKEND_URL", "s3://ours")
    monkeypatch.setenv("PULUMI_HOME", "")
    environment = engine_environment(paths)
    assert (environment["PULUMI_BACKEND_URL"], environment["PULUMI_HOME"]) == ("s3://ours", "")


def test_a_passphrase_of_the_users_leaves_no_file(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two sources of a passphrase would be one too many."""
    monkeypatch.setenv("PULUMI_CONFIG_PASSPHRASE", "theirs")
    assert "PULUMI_CONFIG_PASSPHRASE_FILE" not in engine_environment(paths)


def test_the_passphrase_is_made_once(paths: Paths) -> None:
    """State that was encrypted with it stays readable."""
    first = ensure_passphrase(paths).read_text()
    assert len(first) >= 32
    assert ensure_passphrase(paths).read_text() == first


def test_only_the_user_reads_the_passphrase(paths: Paths) -> None:
    """Its mode is put right even where someone had widened it."""
    ensure_passphrase(paths).chmod(0o644)
    assert stat.S_IMODE(ensure_passphrase(paths).stat().st_mode) == 0o600


def test_processes_that_start_together_have_one_passphrase(paths: Paths) -> None:
    """Nobody reads half a passphrase, and nobody's is replaced."""
    with ThreadPoolExecutor(8) as pool:
        read = set(pool.map(lambda _: ensure_passphrase(paths).read_text(), range(32)))
    assert len(read) == 1


def test_the_backends_folder_is_made(paths: Paths) -> None:
    """A file backend refuses a folder that is not there."""
    prepare_state(paths)
    assert (paths.state / "backend").is_dir()
