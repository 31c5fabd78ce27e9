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

    def accepts(self, value: Any) -> bool:
        """Return whether a value is of the parameter's type; a whole number does where a fraction is asked for."""
        if isinstance(self.default, list | tuple):
            return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
        if isinstance(self.default, bool) or isinstance(value, bool):
            return isinstance(self.default, bool) and isinstance(value, bool)
        if isinstance(self.default, int | float):
            return isinstance(value, int | float)
        return isinstance(value, str)
