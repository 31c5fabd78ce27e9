"""Resources are kept as files."""

from pathlib import Path

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox.providers.recorded.ledger import Entry, Ledger

ENTRY = Entry("/Groups/A/net", "cloud:network:Network", {"cidr": "10.0.0.0/8"}, "urn:a")


def test_a_resource_is_found_by_its_id(tmp_path: Path) -> None:
    """In any case, by another process, once however often it is put."""
    ledger = Ledger(tmp_path / "there")
    ledger.put(ENTRY)
    ledger.put(ENTRY)
    assert Ledger(tmp_path / "there").get("/groups/a/NET") == ENTRY
    assert [*Ledger(tmp_path / "there").all()] == [ENTRY]


def test_files_are_named_after_resources_and_private(tmp_path: Path) -> None:
    """Somebody who looks for one finds it, nobody else can read it."""
    Ledger(tmp_path).put(ENTRY)
    (file,) = tmp_path.glob("net.*.json")
    assert file.stat().st_mode & 0o077 == 0


def test_what_is_gone_is_gone_and_may_go_again(tmp_path: Path) -> None:
    """A deletion that was killed is repeated."""
    ledger = Ledger(tmp_path)
    ledger.put(ENTRY)
    ledger.remove(ENTRY.id)
    ledger.remove(ENTRY.id)
    assert ledger.get(ENTRY.id) is None
    assert not list(tmp_path.iterdir())


def test_what_is_planned_is_expected_but_not_there(tmp_path: Path) -> None:
    """It stands before what is kept."""
    ledger = Ledger(tmp_path)
    ledger.put(ENTRY)
    wider = Entry(ENTRY.id, ENTRY.token, {"cidr": "10.0.0.0/7"}, ENTRY.urn)
    new = Entry("/groups/a/new", ENTRY.token, {}, "urn:b")
    ledger.plan(wider)
    ledger.plan(new)
    assert ledger.get(ENTRY.id) == ENTRY
    assert ledger.expected(ENTRY.id) == wider
    assert ledger.get(new.id) is None
    assert {*(entry.id for entry in ledger.all_expected())} == {ENTRY.id, new.id}


@pytest.mark.parametrize("text", ["{", "[]", '{"id": "x", "more": 1}'])
def test_a_file_that_is_no_record_is_named(tmp_path: Path, text: str) -> None:
    """In one line, with what to do."""
    ledger = Ledger(tmp_path)
    ledger.put(ENTRY)
    (file,) = tmp_path.iterdir()
    file.write_text(text)
    with pytest.raises(SandboxError, match=rf"{file.name} is no record of a resource; correct it, or delete it"):
        ledger.get(ENTRY.id)
