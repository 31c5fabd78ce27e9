"""The progress of a solve, told on stderr: cost and gap, when there is news and no more than once a second."""

from landing_zone.cli.progress import Say
from landing_zone.placement.trace import Moment, Watch

LEAST_S = 1.0
"""Between two lines."""


def teller(say: Say) -> Watch:
    """Return what tells of the moments of a solve."""
    last_s = 0.0

    def tell(moment: Moment) -> None:
        nonlocal last_s
        if moment.seconds - last_s >= LEAST_S:
            last_s = moment.seconds
            say(f"{moment.cost:,.2f} USD/h, gap {moment.gap:.2%}, {moment.seconds:.0f} s")

    return tell
