"""What every test may use: the project's root, and the programs that integration tests run."""

from pathlib import Path

import pytest

from landing_zone.config.paths import Paths
from landing_zone.engine.binaries import PlainProgress, ensure

ROOT = Path(__file__).parents[1]
PROGRAMS = (
    "pulumi",
    "etcd",
    "kube-apiserver",
    "kube-controller-manager",
    "kube-scheduler",
    "kwok",
    "kserve-manager",
    "envoy-gateway",
)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def binaries() -> dict[str, Path]:
    """Every program that the sandbox runs, built where it is missing."""
    return ensure(PROGRAMS, Paths(ROOT), PlainProgress(print))
