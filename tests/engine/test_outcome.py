"""An operation's events are summed up without loss or repetition."""

from landing_zone.engine.events import Diagnostic, Failed, Outputs, Started, Summary, Violation
from landing_zone.engine.outcome import Change, Collector

URN = "urn:pulumi:local::p::kubernetes:core/v1:Namespace::radiology"


def test_changes_are_counted_under_the_five_names() -> None:
    """An import is a create; the pieces of a replacement are one replace."""
    raw = {"create": 1, "import": 2, "replace": 1, "create-replacement": 1, "delete-replaced": 1, "same": 4, "read": 9}
    outcome = Collector([Summary(raw, 1)]).outcome(0, "", 1)
    assert outcome.changes == {"create": 3, "update": 0, "replace": 2, "delete": 0, "same": 4}


def test_a_resource_that_is_replaced_is_listed_once() -> None:
    """Its first step tells what differs."""
    events = [Started(URN, "replace", ("spec",)), Started(URN, "replace", ())]
    assert Collector([*events]).outcome(0, "", 1).changed == (Change(URN, "replace", ("spec",)),)


def test_an_error_is_one_line_with_the_resources_name() -> None:
    """A failed step without a message of its own is named, too."""
    events = [Failed(URN, "create"), Diagnostic("error", "no\nspace", URN), Failed(f"{URN}-2", "create")]
    outcome = Collector([*events]).outcome(255, "", 1)
    assert not outcome.ok
    assert outcome.errors == ("radiology: no space", "radiology-2: failed")


def test_without_events_the_clis_last_words_are_the_error() -> None:
    """An engine that could not start says why in its log only."""
    outcome = Collector().outcome(255, "Updating\nerror: no stack named 'x' found\n\n", 1)
    assert outcome.errors == ("no stack named 'x' found",)
    assert Collector().outcome(255, "", 1).errors == ("the engine ended without a word",)


def test_a_finding_needs_no_further_error() -> None:
    """It says itself what stopped the run; the same finding is kept once."""
    finding = Violation("k01", "no", "mandatory", URN)
    outcome = Collector([finding, finding]).outcome(255, "error: preview failed", 1)
    assert outcome.violations == (finding,)
    assert outcome.errors == ()


def test_what_follows_from_an_error_is_not_said_besides_it() -> None:
    """The engine closes every failure with an error of the stack, and breaks other work off with errors of its own."""
    stack = "urn:pulumi:local::p::pulumi:pulumi:Stack::p-local"
    events = [
        Diagnostic("error", "no space", URN),
        Diagnostic("error", "failed to run policy: context canceled", f"{URN}-2"),
        Failed(stack, "update"),
        Diagnostic("error", "update failed", stack),
    ]
    assert Collector([*events]).outcome(255, "", 1).errors == ("radiology: no space",)


def test_the_last_outputs_count() -> None:
    """The stack's outputs come twice: empty at first, then whole."""
    assert Collector([Outputs({}), Outputs({"a": 1})]).outcome(0, "", 1).outputs == {"a": 1}
