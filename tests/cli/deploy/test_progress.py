"""Progress of the engine is one line per finished resource, and a live view of what runs."""

from landing_zone.cli.deploy.progress import Progress
from landing_zone.engine.events import Diagnostic, Failed, Finished, Started, Violation

URN = "urn:pulumi:local::ai-landing-zone::kubernetes:core/v1:Namespace::radiology"
STACK = "urn:pulumi:local::ai-landing-zone::pulumi:pulumi:Stack::ai-landing-zone-local"


def lines(*events: object, verb: str = "up") -> list[str]:
    """What is said of the events."""
    said: list[str] = []
    progress = Progress(verb, said.append)
    for event in events:
        progress(event)  # type: ignore[arg-type]
    return said


def test_a_finished_resource_is_one_line_with_its_time() -> None:
    """A replacement, which ends several times, is told once."""
    said = lines(Started(URN, "replace"), Finished(URN, "replace"), Finished(URN, "replace"))
    assert len(said) == 1
    assert said[0].startswith("replaced Namespace radiology (0.")


def test_the_stack_itself_is_no_resource_of_the_users() -> None:
    """It is always there."""
    assert lines(Started(STACK, "create"), Finished(STACK, "create")) == []


def test_a_preview_says_only_what_is_wrong() -> None:
    """It makes nothing; the changes are listed at its end."""
    said = lines(
        Started(URN, "create"),
        Finished(URN, "create"),
        Violation("k01", "privileged", "mandatory", URN),
        Diagnostic("warning", "old API"),
        Diagnostic("info", "chatter"),
        Failed(URN, "create"),
        verb="preview",
    )
    assert said == ["policy k01 (mandatory): privileged", "warning: old API", "failed: Namespace radiology"]


def test_the_live_view_counts_and_names_what_runs() -> None:
    """Without a terminal's help."""
    progress = Progress("up", lambda _: None)
    progress(Started(URN, "create"))
    first, second = progress.__rich__().plain.splitlines()
    assert first.startswith("up: 0 done, 1 running")
    assert second.strip().startswith("Namespace radiology")
