"""Raw events of the engine become the few that this project needs."""

import pytest

from landing_zone.engine.events import (
    Diagnostic,
    Failed,
    Finished,
    Outputs,
    Started,
    Summary,
    Violation,
    parse,
    plain,
    resource_kind,
    resource_name,
)

URN = "urn:pulumi:local::ai-landing-zone::ai-landing-zone:index:TenantNamespace$kubernetes:core/v1:Namespace::radiology"
STACK = "urn:pulumi:local::ai-landing-zone::pulumi:pulumi:Stack::ai-landing-zone-local"


def step(op: str, urn: str = URN, **more: object) -> dict[str, object]:
    """Metadata of a step."""
    return {"metadata": {"op": op, "urn": urn, "type": urn.split("::")[2].rpartition("$")[2], **more}}


def test_a_step_begins_and_ends_under_the_name_users_know() -> None:
    """Replacements are several steps of the engine, but one word here."""
    assert parse({"resourcePreEvent": step("create-replacement", diffs=["spec"])}) == [
        Started(URN, "replace", ("spec",))
    ]
    assert parse({"resOutputsEvent": step("update")}) == [Finished(URN, "update")]
    assert parse({"resOpFailedEvent": step("delete")}) == [Failed(URN, "delete")]


@pytest.mark.parametrize("op", ["same", "read", "refresh"])
def test_steps_that_change_nothing_are_not_told(op: str) -> None:
    """Progress lists changes only."""
    assert parse({"resourcePreEvent": step(op)}) == []
    assert parse({"resOutputsEvent": step(op)}) == []


def test_outputs_come_from_the_stack_and_secrets_are_one_word() -> None:
    """The engine sends a secret as an envelope."""
    envelope = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "[secret]"}
    event = step("same", STACK, new={"outputs": {"domain": "models.internal", "token": envelope}})
    assert parse({"resOutputsEvent": event}) == [Outputs({"domain": "models.internal", "token": "[secret]"})]


def test_a_diagnostic_loses_its_colours() -> None:
    """Messages go to logs and JSON."""
    event = {"severity": "error", "message": "<{%fg 1%}>boom<{%reset%}>\n", "urn": URN}
    assert parse({"diagnosticEvent": event}) == [Diagnostic("error", "boom", URN)]


@pytest.mark.parametrize("more", [{"severity": "debug"}, {"severity": "info", "ephemeral": True}])
def test_debug_and_passing_messages_are_dropped(more: dict[str, object]) -> None:
    """They are for the engine's own display."""
    assert parse({"diagnosticEvent": {"message": "x", **more}}) == []


def test_a_finding_of_a_policy_is_kept_with_its_level() -> None:
    """The typed events of the Automation API would lose it."""
    event = {"policyName": "k01", "message": "no\n  way", "enforcementLevel": "mandatory", "resourceUrn": URN}
    assert parse({"policyEvent": event}) == [Violation("k01", "no way", "mandatory", URN)]


def test_the_summary_counts_changes() -> None:
    """The engine's own count is the truth."""
    event = {"resourceChanges": {"create": 2, "same": 1}, "durationSeconds": 3}
    assert parse({"summaryEvent": event}) == [Summary({"create": 2, "same": 1}, 3.0)]


def test_events_of_no_interest_give_nothing() -> None:
    """New kinds of event in a later engine break nothing."""
    assert parse({"preludeEvent": {}}) == []


def test_urns_are_told_as_kind_and_name() -> None:
    """Users know `Namespace radiology`."""
    assert (resource_kind(URN), resource_name(URN)) == ("Namespace", "radiology")
    assert resource_kind("") == ""


def test_text_without_colours_stays() -> None:
    """`<{` alone is no colour mark."""
    assert plain("a <{ b") == "a <{ b"
