"""Progress in plain lines: at each change, and now and then."""

from landing_zone.engine.binaries.progress import PlainProgress, Standing, duration


def standing(*, done: tuple[str, ...] = (), running: tuple[str, ...] = ("a",), left_s: float = 90) -> Standing:
    """Return a standing of three programs."""
    waiting = tuple(name for name in ("a", "b", "c") if name not in done + running)
    return Standing(done, running, waiting, 0, left_s)


def test_a_standing_tells_what_is_done_what_runs_and_the_time_left() -> None:
    """One line holds all of it."""
    assert str(standing(done=("b",))) == "1 of 3 programs: a; about 2 min left"


def test_the_same_standing_is_told_once() -> None:
    """Nothing new, no line."""
    lines: list[str] = []
    progress = PlainProgress(lines.append)
    for left_s in (90, 80, 70):
        progress.standing(standing(left_s=left_s))
    progress.standing(standing(done=("a",), running=("b", "c")))
    assert lines == ["0 of 3 programs: a; about 2 min left", "1 of 3 programs: b, c; about 2 min left"]


def test_a_long_build_is_told_again_after_a_while() -> None:
    """So that nobody takes it for dead."""
    lines: list[str] = []
    progress = PlainProgress(lines.append, every_s=0)
    progress.standing(standing())
    progress.standing(standing())
    assert len(lines) == 2


def test_durations_are_rounded_up_to_minutes() -> None:
    """A person plans with minutes, and would rather be early."""
    assert [duration(s) for s in (0, 59, 60, 61, 1180)] == [
        "less than a minute",
        "less than a minute",
        "about 1 min",
        "about 2 min",
        "about 20 min",
    ]
