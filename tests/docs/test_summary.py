"""A preview's document becomes a summary that a reviewer can act on."""

import json
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from landing_zone.cli.deploy.tell import document
from landing_zone.cli.failure import describe
from landing_zone.engine.events import Violation
from landing_zone.engine.outcome import Change, Outcome
from landing_zone.errors import Fault, InputError

SCRIPT = Path(__file__).parents[2] / "docs" / "ci" / "summary.py"
URN = "urn:pulumi:prod::ai-landing-zone::kubernetes:core/v1:Pod::hospital-notes"


@pytest.fixture
def markdown() -> Callable[[Any], str]:
    """The script's function."""
    made: Callable[[Any], str] = runpy.run_path(str(SCRIPT))["markdown"]
    return made


def _outcome(**values: Any) -> Outcome:
    changes = {"create": 1, "update": 2, "replace": 0, "delete": 0, "same": 9}
    given: dict[str, Any] = {"ok": True, "changes": changes, "changed": (), "violations": (), "errors": ()}
    return Outcome(**{**given, "outputs": {}, "seconds": 1.0, **values})


def test_changes_and_stand_ins_are_listed(markdown: Any) -> None:
    """What would change, with the properties that differ, and what was not validated."""
    outcome = _outcome(changed=(Change(URN, "update", ("spec", "metadata")),))
    assert markdown(document(outcome, ("GPU Operator is recorded.",))) == (
        "## Preview passed: 1 to create, 2 to update, 0 to replace, 0 to delete\n"
        "\n### Changes\n\n- update Pod `hospital-notes` (spec, metadata)\n"
        "\n### Not validated\n\n- GPU Operator is recorded.\n"
    )


def test_findings_come_first(markdown: Any) -> None:
    """With the policy, its level, the resource and the fix that the message names; in one line, without HTML."""
    found = Violation("k01-privileged", "privileged\nis <b>set</b>. Fix: remove it.", "mandatory", URN)
    text = markdown(document(_outcome(ok=False, violations=(found,), errors=("engine: failed",)), ()))
    assert text.splitlines()[0].startswith("## Preview failed")
    line = "- **k01-privileged** (mandatory) `hospital-notes`: privileged is &lt;b>set&lt;/b>. Fix: remove it."
    assert line in text
    assert text.index(line) < text.index("- engine: failed")


def test_an_error_is_told(markdown: Any) -> None:
    """Where there is no preview, its one line stands there instead."""
    error = InputError(Fault(Path("stacks/Pulumi.prod.yaml"), 3, "clusters", "is missing", "add it"))
    assert markdown(describe(error).document()) == (
        "## Preview failed\n\n- stacks/Pulumi.prod.yaml:3: clusters: is missing; add it\n"
    )


def test_long_lists_end(markdown: Any) -> None:
    """After fifty entries, with the number of those left off."""
    changed = tuple(Change(f"{URN}-{i}", "create", ()) for i in range(60))
    lines = markdown(document(_outcome(changed=changed), ())).splitlines()
    assert sum(line.startswith("- create") for line in lines) == 50
    assert lines[-1] == "- … and 10 more"


def test_it_runs_as_a_script(tmp_path: Path) -> None:
    """On a file, to stdout."""
    (tmp_path / "preview.json").write_text(json.dumps(document(_outcome(), ())))
    command = [sys.executable, str(SCRIPT), str(tmp_path / "preview.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "## Preview passed: 1 to create, 2 to update, 0 to replace, 0 to delete\n"
