"""An order of steps in which each has room: searched depth first, what others wait for first.

A step gives room to others when it is done and takes room from them, so the first step that fits need not be right.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from landing_zone.placement.migration.item import Item
from landing_zone.placement.migration.load import Load
from landing_zone.placement.migration.state import State

MOST_STEPS_BACK = 500
"""Dead ends after which the longest order found is taken."""


def fits(state: State, item: Item) -> bool:
    """Return whether a step has room, and all that it waits for runs."""
    if not all(state.running.get(name) for name in item.waits_for):
        return False
    before = state.put(item.workload, item.during())
    lack = state.lack(item.workload, item.after()) if item.asks_for_room else None
    state.put(item.workload, before)
    return lack is None


def order(state: State, items: Sequence[Item]) -> list[Item]:
    """Return an order of all items, or the longest found; ``state`` is then as it is when they are done."""
    done = [items[n] for n in _Search(state, tuple(items)).longest()]
    for item in done:
        state.put(item.workload, item.after())
    return done


@dataclass
class _Search:
    state: State
    items: tuple[Item, ...]
    path: list[tuple[int, tuple[Load, ...]]] = field(default_factory=list)
    """Steps taken, with what their workloads ran as before."""
    dead_ends: set[frozenset[int]] = field(default_factory=set)
    best: tuple[int, ...] = ()

    def longest(self) -> tuple[int, ...]:
        """Return the longest order, and leave the state as it was."""
        levels = [self._choices(self._left())]
        while levels and len(self.best) < len(self.items) and len(self.dead_ends) < MOST_STEPS_BACK:
            number = next(levels[-1], None)
            if number is not None:
                self._forward(number)
                levels.append(self._choices(self._left()))
            else:
                self.dead_ends.add(self._left())
                levels.pop()
                self._back()
        while self.path:
            self._back()
        return self.best

    def _left(self) -> frozenset[int]:
        return frozenset(range(len(self.items))) - {n for n, _ in self.path}

    def _forward(self, number: int) -> None:
        item = self.items[number]
        self.path.append((number, self.state.put(item.workload, item.after())))
        if len(self.path) > len(self.best):
            self.best = tuple(n for n, _ in self.path)

    def _back(self) -> None:
        if self.path:
            number, before = self.path.pop()
            self.state.put(self.items[number].workload, before)

    def _choices(self, left: frozenset[int]) -> Iterator[int]:
        """Yield the steps that have room now; one that takes nothing from any other is the only choice."""
        wanted = Counter(item.new.locality for n in left if (item := self.items[n]).new is not None)
        for number in sorted(left, key=lambda n: (*_urgency(self.items[n], wanted), n)):
            item = self.items[number]
            if left - {number} not in self.dead_ends and fits(self.state, item):
                yield number
                if item.new is None or not item.asks_for_room or wanted[item.new.locality] == 1:
                    return


def _urgency(item: Item, wanted: Counter[str]) -> tuple[bool, int]:
    """Ends first, then those that leave the places that are wanted most and go to those that are wanted least."""
    gives = wanted[item.old.locality] if item.old else 0
    takes = wanted[item.new.locality] if item.new else 0
    return item.new is not None, takes - gives
