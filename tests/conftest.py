"""What every test may use: the project's root, and the programs that integration tests run."""

from pathlib import Path

import pytest

from landing_zone.cli.deploy.prepare import SANDBOX_PROGRAMS, SANDBOX_SHARE
from landing_zone.config.paths import Paths
from landing_zone.engine.binaries import PlainProgress, ensure, share

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def binaries() -> dict[str, Path]:
    """Every program that the sandbox runs, built where it is missing."""
    return ensure(("pulumi", *SANDBOX_PROGRAMS), Paths(ROOT), PlainProgress(print))


@pytest.fixture(scope="session")
def shared_files() -> dict[str, Path]:
    """Files that parts carry out of their Go modules."""
    return {name: share(part, Paths(ROOT)) for name, part in SANDBOX_SHARE.items()}
