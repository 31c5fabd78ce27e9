"""What an environment may set in a control."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Parameter:
    """A number, a text, a switch or a list of texts that a rule reads by `Scene.value`."""

    control: str
    """Id of the control that it belongs to."""
    name: str
    default: Any
    """What holds where nothing is set; its type is the parameter's."""
    about: str
    """What it means, with its unit."""
