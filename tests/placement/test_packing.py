"""How many nodes are needed, against putting every replica on a node."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing_zone.placement.packing import node_room, nodes_needed

REPLICAS = st.lists(st.tuples(st.sampled_from([1, 2, 4, 8]), st.integers(1, 6)), max_size=6)


def packed(replicas: list[tuple[int, int]], node_slots: int) -> int:
    """Nodes that first fit, largest first, opens."""
    free: list[int] = []
    for slots in sorted((s for s, count in replicas for _ in range(count)), reverse=True):
        index = next((i for i, left in enumerate(free) if left >= slots), None)
        if index is None:
            free.append(node_slots)
            index = len(free) - 1
        free[index] -= slots
    return len(free)


@given(replicas=REPLICAS, node_slots=st.integers(8, 57))
def test_the_bound_is_reached(replicas: list[tuple[int, int]], node_slots: int) -> None:
    """The bound over sizes is what packing the replicas one by one opens, for any size of node."""
    assert nodes_needed(replicas, node_slots) == packed(replicas, node_slots)


def test_the_sum_alone_would_be_too_few() -> None:
    """Three replicas of eight need three nodes of fourteen, though 24 slots are fewer than 28."""
    assert nodes_needed([(8, 3)], 14) == 3


def test_nothing_needs_no_node() -> None:
    """An empty pool stays closed."""
    assert nodes_needed([], 8) == 0


def test_a_replica_larger_than_a_node_is_refused() -> None:
    """It has no room anywhere."""
    assert node_room(4, 8) == 0
    with pytest.raises(ValueError, match="a replica of 8 slots does not fit a node of 4"):
        nodes_needed([(8, 1)], 4)
