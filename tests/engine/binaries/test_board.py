"""The board tells who builds what."""

from landing_zone.engine.binaries.board import Board


def test_programs_wait_run_and_are_done() -> None:
    """Every program is in exactly one state."""
    board = Board({"a": 10, "b": 20, "c": 30}, workers=1, first_pace=1)
    board.start("a")
    board.finish("a")
    board.start("b")
    now = board.standing()
    assert (now.done, now.running, now.waiting) == (("a",), ("b",), ("c",))


def test_what_another_process_made_says_nothing_of_the_pace() -> None:
    """A program that was waited for is done, but was not built in no time."""
    board = Board({"a": 1000, "b": 100}, workers=1, first_pace=1)
    board.finish("a")
    assert board.standing().seconds_left == 100
