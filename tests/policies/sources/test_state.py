"""A stack's state."""

import json
from pathlib import Path
from typing import Any

import pytest

from landing_zone.errors import InputError
from landing_zone_policies.sources.preview import read_preview
from landing_zone_policies.sources.state import read_state
from landing_zone_policies.unknown import SECRET, UNKNOWN

URN = "urn:pulumi:prod::ai-landing-zone::"
PROVIDER = {"urn": f"{URN}pulumi:providers:aws::eu", "type": "pulumi:providers:aws", "inputs": {"region": "eu-west-1"}}
SECRET_TEXT = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "plaintext": '"canary"'}
DATABASE = {
    "urn": f"{URN}aws:rds/instance:Instance::db",
    "type": "aws:rds/instance:Instance",
    "inputs": {"password": SECRET_TEXT, "kmsKeyId": "04da6b54-80e4-46f7-96ec-b56ff0331ba9"},
    "provider": f"{PROVIDER['urn']}::6f1c",
    "protect": True,
}
STACK = {"urn": f"{URN}pulumi:pulumi:Stack::s", "type": "pulumi:pulumi:Stack"}


def _file(folder: Path, document: Any) -> Path:
    file = folder / "input.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def test_a_state_holds_resources_with_their_providers(tmp_path: Path) -> None:
    """The stack itself is none, nor is what waits for its deletion."""
    gone = {**DATABASE, "delete": True}
    states = [STACK, PROVIDER, DATABASE, gone]
    _, database = read_state(_file(tmp_path, {"version": 3, "deployment": {"resources": states}}))
    assert database.props == {"password": SECRET, "kmsKeyId": UNKNOWN}
    assert database.opts.protect is True
    assert database.opts.provider
    assert database.opts.provider.props == {"region": "eu-west-1"}
    assert "canary" not in repr(database)


def test_a_preview_holds_what_would_be(tmp_path: Path) -> None:
    """Each resource once, as its last step leaves it; what would go is not."""
    steps = [
        {"op": "create", "newState": PROVIDER},
        {"op": "create-replacement", "newState": {**DATABASE, "inputs": {}}},
        {"op": "replace", "newState": DATABASE},
        {"op": "delete", "oldState": {**DATABASE, "urn": "gone"}},
    ]
    found = read_preview(_file(tmp_path, {"steps": steps}))
    assert [r.name for r in found] == ["eu", "db"]
    assert found[1].props["kmsKeyId"] is UNKNOWN


@pytest.mark.parametrize("document", [[], {}, {"deployment": {"resources": 1}}, {"deployment": {"resources": [1]}}])
def test_another_document_is_no_state(tmp_path: Path, document: Any) -> None:
    """The fault says what to give; `{"deployment": {}}` is an empty one."""
    with pytest.raises(InputError, match=r"input\.json:1: deployment"):
        read_state(_file(tmp_path, document))
    assert read_state(_file(tmp_path, {"deployment": {}})) == []


@pytest.mark.parametrize("document", [[], {}, {"steps": [1]}, {"steps": [{"newState": {"urn": 1}}]}])
def test_another_document_is_no_preview(tmp_path: Path, document: Any) -> None:
    """The fault says what to give."""
    with pytest.raises(InputError, match=r"input\.json:1: steps"):
        read_preview(_file(tmp_path, document))
