"""A command with a root folder of its own, in a namespace as a cluster has it."""

import subprocess
from pathlib import Path

import pytest

from landing_zone.sandbox.parts.private_root import with_folders

USER_NAMESPACE = ("unshare", "--user", "--map-root-user", "--mount")
NEW_ENTRY = "/lz-test-entry"


@pytest.mark.integration
def test_the_command_sees_the_folders_and_nobody_else_does(tmp_path: Path) -> None:
    """A new entry of "/" and a folder deep below an existing one; the rest of the root folder is as it was."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "file").write_text("seen")
    script = f"cat {NEW_ENTRY}/file /var/lib/lz-test/deep/file; cat {source}/file; echo more >> {NEW_ENTRY}/file"
    folders = {NEW_ENTRY: source, "/var/lib/lz-test/deep": source}
    command = with_folders(("sh", "-c", script), folders, root=tmp_path / "root")
    done = subprocess.run([*USER_NAMESPACE, *command], capture_output=True, text=True, check=True)
    assert done.stdout == "seen" * 3
    assert (source / "file").read_text() == "seenmore\n"
    assert not Path(NEW_ENTRY).exists()
    assert not Path("/var/lib/lz-test").exists()
    assert list((tmp_path / "root").iterdir()) == []


@pytest.mark.integration
def test_the_process_is_the_command_itself(tmp_path: Path) -> None:
    """No shell stays between, so that a signal reaches the command."""
    command = with_folders(("sh", "-c", "echo $$"), {NEW_ENTRY: tmp_path}, root=tmp_path / "root")
    with subprocess.Popen([*USER_NAMESPACE, *command], stdout=subprocess.PIPE, text=True) as process:
        out, _ = process.communicate(timeout=20)
        assert int(out) == process.pid
