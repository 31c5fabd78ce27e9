"""What an operation came to."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from landing_zone.engine.events import Diagnostic, Event, Failed, Outputs, Started, Summary, Violation

_REPEATED = "engine: an unhandled error occurred:"
"""How the engine says again what a program said before it ended."""
STEPS = ("create", "update", "replace", "delete", "same")
_LAST_WORDS = frozenset(f"{operation} failed" for operation in ("preview", "update", "destroy", "refresh"))
"""What the engine says of the whole stack after the reason was told."""
_BROKEN_OFF = "context canceled"
"""How the messages of work end that the engine breaks off when something else has failed."""


@dataclass(frozen=True)
class Change:
    """One resource that an operation changes, or would."""

    urn: str
    step: str
    diffs: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """Result of one operation of the engine."""

    ok: bool
    changes: dict[str, int]
    """Number of resources by step: create, update, replace, delete, same."""
    changed: tuple[Change, ...]
    outputs: Mapping[str, Any]
    violations: tuple[Violation, ...]
    errors: tuple[str, ...]
    """One line per error, the resource's name first."""
    seconds: float
    log: str = ""
    """What the CLI wrote; for the log file, not for the screen."""


@dataclass
class Collector:
    """Gathers the events of one operation."""

    events: list[Event] = field(default_factory=list)

    def of(self, kind: type) -> list[Any]:
        """Return the events of one kind, in order."""
        return [event for event in self.events if isinstance(event, kind)]

    def outcome(self, code: int, log: str, seconds: float) -> Outcome:
        """Sum up: ``code`` is the CLI's exit code."""
        summaries: list[Summary] = self.of(Summary)
        outputs: list[Outputs] = self.of(Outputs)
        errors = self._errors()
        if code and not errors and not self.of(Violation):
            errors = (_last_words(log),)
        return Outcome(
            ok=code == 0,
            changes=_by_step(summaries[-1].changes if summaries else {}),
            changed=self._changed(),
            outputs=outputs[-1].values if outputs else {},
            violations=tuple(dict.fromkeys(self.of(Violation))),
            errors=errors,
            seconds=round(seconds, 2),
            log=log,
        )

    def _changed(self) -> tuple[Change, ...]:
        """One entry per resource: the engine reports a replacement as several steps."""
        started: dict[str, Change] = {}
        for event in self.of(Started):
            started.setdefault(event.urn, Change(event.urn, event.step, event.diffs))
        return tuple(started.values())

    def _errors(self) -> tuple[str, ...]:
        said = [d for d in self.of(Diagnostic) if d.severity == "error"]
        telling = [d for d in said if not _is_echo(d)]
        lines = [f"{d.urn.rpartition('::')[2] or 'engine'}: {' '.join(d.message.split())}" for d in telling]
        if len(lines) > 1:
            lines = [line for line in lines if not line.startswith(_REPEATED)]
        silent = {f.urn for f in self.of(Failed)} - {d.urn for d in said}
        return tuple(dict.fromkeys(lines + [f"{urn.rpartition('::')[2]}: failed" for urn in sorted(silent)]))


def _is_echo(said: Diagnostic) -> bool:
    return said.message in _LAST_WORDS or said.message.endswith(_BROKEN_OFF)


def _by_step(raw: Mapping[str, int]) -> dict[str, int]:
    """Fold the engine's names of steps into the five that users know."""
    counts: Counter[str] = Counter()
    for name, count in raw.items():
        if name in STEPS:
            counts[name] += count
        elif name in ("import", "create-replacement"):
            counts["create" if name == "import" else "replace"] += count
    return {step: counts[step] for step in STEPS}


def _last_words(log: str) -> str:
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    wrong = [line for line in lines if line.startswith("error:")]
    return (wrong or lines or ["the engine ended without a word"])[-1].removeprefix("error:").strip()
