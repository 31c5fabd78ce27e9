"""How many nodes a set of replicas needs, exactly.

Replicas have 1, 2, 4 … slots, each size dividing the next. Filling nodes with the largest first then leaves no gap that
a later, smaller one could not use. Replicas of at least s slots fill at most ⌊C/s⌋·s slots of a node of C, and when for
every size s that bound holds over m nodes, m nodes are enough.
"""

from collections.abc import Sequence


def node_room(node_slots: int, slots: int) -> int:
    """Return the slots of one node that replicas of at least ``slots`` can fill: ⌊C/s⌋·s."""
    return node_slots // slots * slots


def nodes_needed(replicas: Sequence[tuple[int, int]], node_slots: int) -> int:
    """Return the fewest nodes for replicas given as (slots of one, how many).

    Raises:
        ValueError: a replica is larger than a node.
    """
    needed = 0
    for size in {slots for slots, _ in replicas}:
        room = node_room(node_slots, size)
        if room == 0:
            raise ValueError(f"a replica of {size} slots does not fit a node of {node_slots}")
        load = sum(slots * count for slots, count in replicas if slots >= size)
        needed = max(needed, -(-load // room))
    return needed
