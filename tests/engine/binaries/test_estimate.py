"""The time left follows the table at first, then what was seen."""

from landing_zone.engine.binaries.estimate import seconds_left


def test_before_anything_is_seen_the_table_holds() -> None:
    """Two workers that halve each other's pace take as long as one after the other."""
    assert seconds_left([100, 100], [], [], workers=2, first_pace=2) == 200


def test_running_jobs_count_down() -> None:
    """What a running job has done is not left."""
    assert seconds_left([], [(100, 60)], [], workers=1, first_pace=1) == 40


def test_a_job_longer_than_expected_leaves_nothing() -> None:
    """The estimate never goes below zero."""
    assert seconds_left([], [(10, 60)], [], workers=1, first_pace=1) == 0


def test_a_slow_machine_is_learnt() -> None:
    """A job that took ten times its time makes the rest longer, less than tenfold because the table steadies it."""
    left = seconds_left([100], [], [(60, 600)], workers=1, first_pace=1)
    assert left == 100 * (600 + 60) / 120


def test_no_job_is_split_between_workers() -> None:
    """One long job lasts as long as it lasts, however many workers there are."""
    assert seconds_left([200, 10], [], [], workers=8, first_pace=1) == 200


def test_nothing_left_takes_no_time() -> None:
    """At the end the estimate is zero."""
    assert seconds_left([], [], [(1, 1)], workers=2, first_pace=2) == 0
