"""Time left of a batch of builds, from a table of measured times and what was seen so far."""

from collections.abc import Collection

_TRUST_IN_TABLE_S = 60.0
"""So many seconds of the table weigh as much as the same of what was seen; it steadies the first estimates."""


def seconds_left(
    waiting: Collection[float],
    running: Collection[tuple[float, float]],
    done: Collection[tuple[float, float]],
    *,
    workers: int,
    first_pace: float,
) -> float:
    """Return the estimated seconds until all jobs are done.

    `waiting` has the table's seconds per job; `running` those and the seconds since its start; `done` those and the
    seconds it took. `first_pace` is how many times longer than in the table a job is thought to last before any is
    done. What remains is spread over the workers, but no job is split between them.
    """
    pace = _pace(done, first_pace)
    remaining = [max(table * pace - elapsed, 0.0) for table, elapsed in running]
    remaining += [table * pace for table in waiting]
    return max([sum(remaining) / workers, *remaining], default=0.0)


def _pace(done: Collection[tuple[float, float]], first_pace: float) -> float:
    table = sum(job for job, _ in done) + _TRUST_IN_TABLE_S
    seen = sum(took for _, took in done) + _TRUST_IN_TABLE_S * first_pace
    return seen / table
