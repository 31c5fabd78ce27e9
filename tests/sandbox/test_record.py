"""What a cluster remembers survives a command, and a kubeconfig leads to it."""

from pathlib import Path

import pytest

from landing_zone.sandbox import record
from landing_zone.sandbox.record import Record


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Every value, and nothing where nothing was written."""
    assert record.read(tmp_path) is None
    state = Record("one", 1234, 5678, first=42, mark="net:[1]", binaries={"etcd": "/bin/etcd"})
    state.write(tmp_path)
    assert record.read(tmp_path) == state
    assert [file.name for file in tmp_path.iterdir()] == [record.FILE]


def test_a_kubeconfig_leads_to_the_folder(tmp_path: Path) -> None:
    """By the extension of any of its contexts; one without is no sandbox."""
    marked = {"name": "x", "context": {"extensions": [record.extension(tmp_path)]}}
    plain = {"name": "y", "context": {"cluster": "y"}}
    assert record.directory_of({"contexts": [plain, marked]}) == tmp_path
    assert record.directory_of({"contexts": [plain]}) is None
    assert record.directory_of({}) is None


def test_sockets_have_short_private_paths(tmp_path: Path) -> None:
    """However long the folder's own path is, and another for each folder."""
    deep = tmp_path / ("x" * 200)
    folder = record.socket_folder(deep)
    assert len(str(folder / "supervisor")) < 100
    assert folder.stat().st_mode & 0o077 == 0
    assert record.socket_folder(deep) == folder != record.socket_folder(tmp_path)


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who made it first could read what passes."""
    monkeypatch.setattr("os.getuid", lambda: 4242)
    with pytest.raises(PermissionError, match="belongs to somebody else"):
        record.socket_folder(tmp_path)


def test_a_cluster_is_found_by_its_address(tmp_path: Path) -> None:
    """Of all environments; another port, or the same port elsewhere, is none of ours."""
    folder = tmp_path / "sandbox" / "dev" / "a"
    record.Record("a", 20001, 2).write(folder)
    assert record.directory_at(tmp_path, "https://127.0.0.1:20001") == folder
    for server in ("https://127.0.0.1:20002", "https://10.0.0.1:20001", "http://127.0.0.1:20001", ""):
        assert record.directory_at(tmp_path, server) is None
