"""What a run of the engine adds to a plan in the summary and the report."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Run:
    """Facts of one `up`, `preview` or `destroy`."""

    endpoints: Mapping[str, str] = field(default_factory=dict)
    """Address by workload."""
    not_validated: tuple[str, ...] = ()
    """What the sandbox stands in for and so did not prove, one sentence each."""
    changes: Mapping[str, int] = field(default_factory=dict)
    """Resources by what was done: `create`, `update`, `replace`, `delete`, `same`."""
    seconds: float | None = None
    """Wall time of the operation."""
