"""The moto server's process."""

from pathlib import Path

import pytest

from landing_zone.sandbox.clouds import moto
from landing_zone.sandbox.providers.aws.cloud import Cloud


@pytest.mark.integration
def test_it_runs_until_it_is_stopped(tmp_path: Path) -> None:
    """Started once however often it is asked for, with AWS' own policies; stopped, nothing of it is left."""
    url = moto.start(tmp_path, "test")
    try:
        assert moto.start(tmp_path, "test") == moto.find(tmp_path, "test") == url
        policy = {"PolicyArn": "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"}
        assert Cloud(url, "eu-central-1").call("iam", "get_policy", policy)
        running = moto.processes(tmp_path, "test")
        assert {process.name for process in running} == {"moto", "supervisord"}
    finally:
        moto.stop(tmp_path, "test")
    assert moto.find(tmp_path, "test") is None
    assert not [process for process in running if Path(f"/proc/{process.pid}/exe").exists()]
    assert not moto.processes(tmp_path, "test")
    assert not list((tmp_path / "sandbox" / "test" / ".clouds").iterdir())
