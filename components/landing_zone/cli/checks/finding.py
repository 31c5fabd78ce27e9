"""What a check says, and what it says it about."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from landing_zone.config.document import Inputs
from landing_zone.config.environment import Target
from landing_zone.config.paths import Paths
from landing_zone.errors import InputError


class Verdict(StrEnum):
    """How bad it is: `warn` may do without, `fail` may not."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True)
class Finding:
    """One line of the doctor."""

    check: str
    verdict: Verdict
    message: str
    fix: str = ""
    """What to do about it; "" when all is well."""


@dataclass(frozen=True)
class Subject:
    """What is examined: a project on this machine."""

    paths: Paths
    loaded: Mapping[str, Inputs | InputError]
    """The environments asked for, by name, or what is wrong with them."""

    @property
    def sandboxed(self) -> bool:
        """Whether a sandbox is wanted; taken for granted of environments that can't be read."""
        readable = [i for i in self.loaded.values() if not isinstance(i, InputError)]
        targets = {i.environment.value.target for i in readable}
        return Target.SANDBOX in targets or not readable
