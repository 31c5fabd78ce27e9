"""Which pods give way."""

from typing import Any

from landing_zone.config.workload import Criticality
from landing_zone.infra.accelerators.workload_priorities import VALUES, WorkloadPriorities


def test_every_criticality_has_a_priority() -> None:
    """In the order of their names' meaning."""
    assert list(VALUES) == [c.value for c in Criticality]
    assert list(VALUES.values()) == sorted(VALUES.values(), reverse=True)


def test_best_effort_pushes_nobody_out(registered: Any) -> None:
    """Only the others preempt."""
    made = registered(lambda: WorkloadPriorities("site-priorities", {"cluster": "site"}))
    policies = {r.inputs["metadata"]["name"]: r.inputs["preemptionPolicy"] for r in made if r.custom}
    assert policies == {
        "ai-landing-zone-critical": "PreemptLowerPriority",
        "ai-landing-zone-standard": "PreemptLowerPriority",
        "ai-landing-zone-best-effort": "Never",
    }
