"""Values that a rule can't look at: not known before something has been created, or a secret."""

from enum import Enum
from typing import Any, Final, Literal


class Unknown(Enum):
    """Its only member stands for a value, or for a whole branch, that is not known yet."""

    UNKNOWN = "unknown"


UNKNOWN: Final[Literal[Unknown.UNKNOWN]] = Unknown.UNKNOWN


class Hidden(str):
    """A secret: it is there, it is kept as one, and what it says stays hidden.

    It is a text, so that a rule that asks whether something is set goes on as ever; its text is `[secret]`.
    """

    __slots__ = ()


SECRET: Final = Hidden("[secret]")


class OpenMapping(dict[str, Any]):
    """A mapping of which only a part is known: what it lacks is not known yet, rather than left out."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return what lies under a key, UNKNOWN where nothing is known."""
        return super().get(key, UNKNOWN)
