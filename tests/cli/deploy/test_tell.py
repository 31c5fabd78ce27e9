"""The result of an operation, for programs and for people."""

import pytest

from landing_zone.cli.deploy import tell
from landing_zone.engine.events import Violation
from landing_zone.engine.outcome import Change, Outcome

URN = "urn:pulumi:local::ai-landing-zone::kubernetes:core/v1:Namespace::radiology"


def outcome(**values: object) -> Outcome:
    """An operation that made one namespace, of which ``values`` override parts."""
    whole = {
        "ok": True,
        "changes": {"create": 1, "update": 0, "replace": 0, "delete": 0, "same": 2},
        "changed": (Change(URN, "create", ("metadata",)),),
        "outputs": {"endpoints": {"notes": {"url": "http://notes", "cluster": "a", "pool": "b"}}},
        "violations": (),
        "errors": (),
        "seconds": 1.5,
        **values,
    }
    return Outcome(**whole)  # type: ignore[arg-type]


def test_the_document_has_the_contracts_keys() -> None:
    """Programs rely on them."""
    found = tell.document(outcome(), ("nodes are simulated",))
    assert {"changes", "outputs", "not_validated", "seconds"} <= found.keys()
    assert found["changed"] == [{"name": "radiology", "kind": "Namespace", "step": "create", "diffs": ["metadata"]}]
    assert found["not_validated"] == ["nodes are simulated"]


def test_a_managed_endpoint_is_told_with_its_model() -> None:
    """Provider, model and region, and the host where it is known."""
    value = {"provider": "vertex", "model": "gemini", "region": "gcp/europe-west4", "endpoint": "g"}
    known = {**value, "url": "https://host"}
    told = tell.endpoints({"endpoints": {"a": value, "b": known}})
    assert told == {
        "a": "vertex gemini in gcp/europe-west4",
        "b": "vertex gemini in gcp/europe-west4 (https://host)",
    }


def test_endpoints_come_from_the_stacks_outputs() -> None:
    """None before the first update."""
    assert tell.endpoints(outcome().outputs) == {"notes": "http://notes"}
    assert tell.endpoints({}) == {}


def test_changes_are_listed_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """In the words of what would be done."""
    tell.changes(outcome())
    assert capsys.readouterr().out.splitlines() == [
        "create   Namespace radiology (metadata)",
        "1 to create; 2 unchanged; every policy is kept",
    ]


def test_nothing_to_change_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """An empty list would leave doubt."""
    tell.changes(outcome(changed=(), changes={"create": 0, "same": 3}))
    assert capsys.readouterr().out == "nothing to change; 3 unchanged; every policy is kept\n"


def test_mandatory_findings_and_errors_are_told_one_line_each() -> None:
    """Advisory ones do not stop anything."""
    findings = (Violation("k01", "privileged", "mandatory", URN), Violation("k02", "untidy", "advisory", URN))
    failed = outcome(ok=False, violations=findings, errors=("radiology: no space",))
    assert list(tell.faults(failed)) == ["error: policy k01: radiology: privileged", "error: radiology: no space"]
