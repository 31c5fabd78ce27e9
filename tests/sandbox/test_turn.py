"""No more hold a turn at once than there are slots, and all get one."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from landing_zone.sandbox.turn import turn


def test_no_more_than_the_slots_hold_a_turn(tmp_path: Path) -> None:
    """Six that want one of two: two hold one at the same time, never three."""
    holders, most, lock = 0, 0, threading.Lock()
    two = threading.Barrier(2)

    def work(_: int) -> None:
        nonlocal holders, most
        with turn(tmp_path, slots=2):
            with lock:
                holders += 1
                most = max(most, holders)
            two.wait(timeout=20)
            with lock:
                holders -= 1
            two.wait(timeout=20)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(6)))
    assert most == 2


def test_a_slot_is_given_back_after_an_error(tmp_path: Path) -> None:
    """The next gets it."""
    with pytest.raises(LookupError), turn(tmp_path, slots=1):
        raise LookupError
    with turn(tmp_path, slots=1):
        assert (tmp_path / "turn-0").exists()
