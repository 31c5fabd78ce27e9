"""Recall and false positives."""

from collections.abc import Callable
from dataclasses import dataclass

from landing_zone_policies.control import Verdict
from landing_zone_policies.controls import CONTROLS
from landing_zone_policies.finding import judge_all
from landing_zone_policies.scene import NOWHERE
from policies.fixtures import Fixture


@dataclass(frozen=True)
class Scored:
    """A fixture and what its control says of it by itself."""

    fixture: Fixture
    fails: bool
    undetermined: bool
    messages: tuple[str, ...]

    @property
    def counts(self) -> bool:
        """Whether it counts: every fail, and a pass of the whole control."""
        return self.fixture.expected == "fail" or self.fixture.whole

    @property
    def is_wrong(self) -> bool:
        """Whether it counts and was judged otherwise."""
        return self.counts and self.fails != (self.fixture.expected == "fail")


def score(fixture: Fixture) -> Scored:
    """Judge a fixture by its control."""
    controls = [c for c in CONTROLS if c.id == fixture.control]
    found = judge_all(controls, [fixture.resource], NOWHERE)
    verdicts = {f.verdict for f in found}
    messages = tuple(f.message for f in found)
    return Scored(fixture, Verdict.FAIL in verdicts, verdicts == {Verdict.UNDETERMINED}, messages)


def document(scored: list[Scored]) -> dict[str, list[dict[str, object]]]:
    """Return the rows by control and by peer, those of all as the last."""
    everyone = [row("all", scored)]
    return {
        "controls": _rows("control", scored, lambda s: s.fixture.control),
        "peers": _rows("peer", scored, lambda s: s.fixture.peer) + everyone,
    }


def row(name: str, scored: list[Scored], title: str = "peer") -> dict[str, object]:
    """Return counts and rates of some fixtures."""
    bad = [s for s in scored if s.fixture.expected == "fail"]
    good = [s for s in scored if s.fixture.expected == "pass" and s.counts]
    found, wrong = sum(s.fails for s in bad), sum(s.fails for s in good)
    return {
        title: name,
        "fail": len(bad),
        "found": found,
        "recall": _share(found, len(bad)),
        "pass": len(good),
        "wrong": wrong,
        "false positives": _share(wrong, len(good)),
        "undetermined": sum(s.undetermined for s in (*bad, *good)),
    }


def text(rows: list[dict[str, object]]) -> str:
    """Return rows in columns."""
    widths = [max(len(str(line)) for line in (head, *(r[head] for r in rows))) for head in rows[0]]
    lines = [rows[0].keys(), *(r.values() for r in rows)]
    return "\n".join("  ".join(f"{cell!s:>{w}}" for cell, w in zip(line, widths, strict=True)) for line in lines)


def _rows(title: str, scored: list[Scored], key: Callable[[Scored], str]) -> list[dict[str, object]]:
    return [row(n, [s for s in scored if key(s) == n], title) for n in sorted({key(s) for s in scored})]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else ""
