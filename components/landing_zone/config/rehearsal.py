"""A rehearsal: a real environment, taken to the sandbox as it is."""

import os

_VARIABLE = "LZ_SANDBOX"


def rehearse() -> None:
    """Make the sandbox every environment's target, in this process and those that it starts."""
    os.environ[_VARIABLE] = "1"


def rehearsing() -> bool:
    """Whether every environment's target is the sandbox."""
    return bool(os.environ.get(_VARIABLE))
