"""What is wrong with one input."""

from typing import NamedTuple


class Fault(NamedTuple):
    """A property, as Pulumi writes its path, and what is wrong with it."""

    path: str
    reason: str
