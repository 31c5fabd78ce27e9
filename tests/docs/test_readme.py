"""The README is short, and what it shows is what the project does."""

import re
from pathlib import Path
from typing import Any

from landing_zone.placement.lock import read_plan
from landing_zone.placement.plan import Plan
from landing_zone.report.wording import STATUS_WORDS, headline, shape, where

_LONGEST_PICTURE = 300_000


def _plan(root: Path) -> Plan:
    return read_plan(root / "stacks" / "plans" / "local.json")


def test_it_is_read_in_minutes(readme: Any) -> None:
    """80 to 150 lines."""
    assert 80 <= len(readme.text.splitlines()) <= 150


def test_its_picture_loads_fast(root: Path, readme: Any) -> None:
    """A PNG of less than 300 kB, with a text for those who can't see it."""
    ((text, file),) = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", readme.text)
    picture = (root / file).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < _LONGEST_PICTURE
    assert len(text) > 20


def test_its_headline_is_the_plan_s(root: Path, readme: Any) -> None:
    """Word for word, cost included."""
    assert headline(_plan(root)) in readme.text


def test_its_decisions_are_the_plan_s(root: Path, readme: Any) -> None:
    """Status, place, shape and cost of every workload that it lists."""
    decisions = {d.workload: d for d in _plan(root).decisions}
    rows = [re.split(r" {2,}", line.strip()) for block in readme.blocks for line in block.splitlines()]
    listed = [row for row in rows if row[0] in decisions]
    assert len(listed) >= 4
    for workload, *told in listed:
        d = decisions[workload]
        assert told[:4] == [STATUS_WORDS[d.status], where(d), shape(d), f"{d.cost_usd_per_hour:.2f}"]


def test_the_lines_it_cites_hold_the_rule(root: Path, readme: Any) -> None:
    """Where a reason names file and line, the plan's reason names the same."""
    reasons = " ".join(d.reason for d in _plan(root).decisions)
    cited = re.findall(r"\((stacks/\S+:\d+)\)", readme.text)
    assert cited
    assert all(place in reasons for place in cited)
