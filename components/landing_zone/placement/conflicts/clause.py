"""One rule of one workload, or of one account: what a relaxation leaves out."""

from collections.abc import Iterable
from typing import NamedTuple

from landing_zone.placement.rule import Rule

ORDER = {rule: n for n, rule in enumerate(Rule)}


class Clause(NamedTuple):
    """A rule as it acts on its owner."""

    owner: int
    """Workload; of `Rule.ACCOUNT`, the number of the quota."""
    rule: Rule


def told(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Return clauses in the order in which they are told: workload by workload, then accounts."""
    return tuple(sorted(clauses, key=lambda c: (c.rule is Rule.ACCOUNT, c.owner, ORDER[c.rule])))
