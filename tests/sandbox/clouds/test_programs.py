"""What `lz` has found reaches the plugins."""

from pathlib import Path

import pytest

from landing_zone.config.paths import sandbox_folder
from landing_zone.errors import SandboxError
from landing_zone.sandbox.clouds.programs import Programs, read


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """By environment."""
    binaries, share = {"etcd": Path("/bin/etcd")}, {"kwok": Path("/share")}
    found = Programs(binaries, share, tmp_path, ("kserve-crd",), {"a": {"vcpu": 2}})
    found.write(tmp_path, "dev")
    assert read(sandbox_folder(tmp_path, "dev")) == found


def test_without_lz_there_is_nothing(tmp_path: Path) -> None:
    """An engine that was started by hand is told how to start it."""
    with pytest.raises(SandboxError, match="work in an engine that `lz` starts"):
        read(sandbox_folder(tmp_path, "dev"))
