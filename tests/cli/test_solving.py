"""The progress of a solve is told with its gap, and not too often."""

from landing_zone.cli.solving import teller
from landing_zone.placement.trace import Moment


def test_a_line_a_second_at_most() -> None:
    """Cost, gap and time; what follows within a second is passed over."""
    said: list[str] = []
    tell = teller(said.append)
    for seconds, cost in ((0.5, 30.0), (1.5, 20.0), (1.9, 19.0), (2.6, 12.5)):
        tell(Moment(seconds, cost, 10.0))
    assert said == ["20.00 USD/h, gap 50.00%, 2 s", "12.50 USD/h, gap 20.00%, 3 s"]
