"""Recall and false positives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from landing_zone_policies.control import Verdict
from landing_zone_policies.controls import CONTROLS
from landing_zone_policies.finding import judge_all
from landing_zone_policies.scene import NOWHERE
from policies.fixtures import Fixture

HEAD = f"{'':12} {'fail':>5} {'found':>6} {'recall':>7} {'pass':>5} {'wrong':>6} {'rate':>7} {'undetermined':>13}"


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


def tables(scored: list[Scored]) -> str:
    """Return a table per control and one per peer, with a last line for all."""
    by_control = (HEAD, *_rows(scored, lambda s: s.fixture.control))
    return "\n".join((*by_control, "", HEAD, *_rows(scored, _peer), _row("all", scored)))


def _peer(scored: Scored) -> str:
    return scored.fixture.peer


def _rows(scored: list[Scored], key: Callable[[Scored], str]) -> Iterator[str]:
    for name in sorted({key(s) for s in scored}):
        yield _row(name, [s for s in scored if key(s) == name])


def _row(name: str, scored: list[Scored]) -> str:
    bad = [s for s in scored if s.fixture.expected == "fail"]
    good = [s for s in scored if s.fixture.expected == "pass" and s.counts]
    found, wrong = sum(s.fails for s in bad), sum(s.fails for s in good)
    undetermined = sum(s.undetermined for s in (*bad, *good))
    rates = _share(found, len(bad)), _share(wrong, len(good))
    return f"{name:12} {len(bad):5} {found:6} {rates[0]:>7} {len(good):5} {wrong:6} {rates[1]:>7} {undetermined:13}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"
