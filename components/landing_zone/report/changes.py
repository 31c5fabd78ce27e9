"""What a new plan changes against the one before: which workloads come, go, move or change their shape."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from landing_zone.placement.plan import Decision, Plan, Status
from landing_zone.report.wording import main_reason, shape, where


class Kind(StrEnum):
    """What happens to a workload."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RESHAPED = "reshaped"


@dataclass(frozen=True)
class Change:
    """One workload that the new plan treats differently."""

    workload: str
    kind: Kind
    before: str
    """Place, or shape for a reshaped one; "" for an added one."""
    after: str
    reason: str
    """What decided, as the new plan says; "" for a removed one."""

    def __str__(self) -> str:
        way = " → ".join(part for part in (self.before, self.after) if part)
        return f"{self.workload} {self.kind}: {way}{f' ({self.reason})' if self.reason else ''}"


def compare(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Return the changes, sorted by workload; a new reason or price alone is none."""
    return tuple(_changes(before, after))


def _changes(before: Plan, after: Plan) -> Iterator[Change]:
    old = {d.workload: d for d in before.decisions}
    new = {d.workload: d for d in after.decisions}
    for workload in sorted(old.keys() | new.keys()):
        change = _change(old.get(workload), new.get(workload))
        if change:
            yield change


def _change(old: Decision | None, new: Decision | None) -> Change | None:
    if new is None:
        assert old is not None
        return Change(old.workload, Kind.REMOVED, _place(old), "", "")
    if old is None:
        return Change(new.workload, Kind.ADDED, "", _place(new), main_reason(new))
    if _place(old) != _place(new):
        return Change(new.workload, Kind.MOVED, _place(old), _place(new), main_reason(new))
    if (old.shape, old.replicas) != (new.shape, new.replicas):
        return Change(new.workload, Kind.RESHAPED, *_shapes(old, new), main_reason(new))
    return None


def _shapes(old: Decision, new: Decision) -> tuple[str, str]:
    """Return both shapes in words; where these are the same, the fields that differ."""
    before, after = shape(old), shape(new)
    if before != after or old.shape is None or new.shape is None:
        return before, after
    was, now = old.shape.model_dump(), new.shape.model_dump()
    fields = [name for name in was if was[name] != now[name]]
    return ", ".join(f"{f} {was[f]}" for f in fields), ", ".join(f"{f} {now[f]}" for f in fields)


def _place(decision: Decision) -> str:
    return "left out" if decision.status is Status.UNPLACED else where(decision)
