"""One workload that the new plan treats differently, from what it runs as to what it shall."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from landing_zone.placement.migration.load import Load
from landing_zone.placement.migration.step import Action, Step


@dataclass(frozen=True)
class Item:
    """A change of one workload's load."""

    workload: str
    old: Load | None
    new: Load | None
    action: Action
    note: str = ""
    waits_for: frozenset[str] = frozenset()
    """Workloads that must run before it starts."""

    @property
    def asks_for_room(self) -> bool:
        """Whether it takes more than what runs already."""
        grows = self.action is not Action.SCALE or not (self.old and self.new) or self.new.replicas > self.old.replicas
        return self.new is not None and grows

    def during(self) -> tuple[Load, ...]:
        """Return what runs while the step is under way: old and new; of a change of scale the larger of both."""
        if self.action is Action.SCALE and self.old and self.new:
            return (max(self.old, self.new, key=lambda load: load.replicas),)
        return tuple(load for load in (self.old, self.new) if load is not None)

    def after(self) -> tuple[Load, ...]:
        """Return what runs when it is done."""
        return () if self.new is None else (self.new,)

    def step(self) -> Step:
        """Return it as it is told."""
        return Step(
            workload=self.workload,
            action=self.action,
            source=self.old.venue if self.old else None,
            target=self.new.venue if self.new else None,
            runs_as=self.new.runs_as if self.new else "",
            note=self.note,
        )


def items_between(
    before: Mapping[str, Load], after: Mapping[str, Load], waits: Mapping[str, frozenset[str]]
) -> tuple[Item, ...]:
    """Return every difference, sorted by workload."""
    return tuple(_items(before, after, waits))


def _items(
    before: Mapping[str, Load], after: Mapping[str, Load], waits: Mapping[str, frozenset[str]]
) -> Iterator[Item]:
    for workload in sorted(before.keys() | after.keys()):
        old, new = before.get(workload), after.get(workload)
        action = _action(old, new)
        if action is not None:
            waiting = waits.get(workload, frozenset()) if action is Action.START else frozenset()
            yield Item(workload, old, new, action, waits_for=waiting)


def _action(old: Load | None, new: Load | None) -> Action | None:
    if old is None or new is None:
        return (Action.STOP if old else Action.START) if old or new else None
    if old.venue != new.venue:
        return Action.MOVE
    if old.slots != new.slots or _form(old) != _form(new):
        return Action.RESHAPE
    return None if old.replicas == new.replicas else Action.SCALE


def _form(load: Load) -> tuple[object, ...]:
    """Return what a replica can't change while it runs."""
    shape = load.shape
    if shape is None:
        return ()
    return (shape.precision, shape.tensor_parallel, shape.pipeline_parallel, shape.expert_parallel, shape.resource)


def paused(item: Item, note: str) -> tuple[Item, Item]:
    """Return the break before the make: the end of the old, and the later start of the new."""
    return replace(item, new=None, action=Action.PAUSE, note=note), replace(item, old=None, action=Action.START)


def parked(item: Item, place: Load, note: str) -> tuple[Item, Item]:
    """Return the way by a place that holds it meanwhile."""
    return replace(item, new=place, action=Action.PARK, note=note), replace(item, old=place, action=Action.MOVE)
