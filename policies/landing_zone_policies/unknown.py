"""A value that is not known until something has been created."""

from enum import Enum
from typing import Final, Literal


class Unknown(Enum):
    """Its only member stands for a value, or for a whole branch, that is not known yet."""

    UNKNOWN = "unknown"


UNKNOWN: Final[Literal[Unknown.UNKNOWN]] = Unknown.UNKNOWN
