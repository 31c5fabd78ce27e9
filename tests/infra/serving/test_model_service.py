"""One model in one cluster."""

from typing import Any

from landing_zone.infra.serving.model_service import ModelService
from landing_zone.infra.translation.environment import landing_zone_args
from landing_zone.infra.translation.scope import Scope
from landing_zone.placement.plan import Plan


def test_ready_means_that_kserve_says_so(scope: Scope, plan: Plan, registered: Any) -> None:
    """The provider waits for the condition, for as long as pulling and loading may take."""
    args = landing_zone_args(scope, plan)["models"][0]
    service = next(r for r in registered(lambda: ModelService("m", args)) if r.type.endswith(":InferenceService"))
    assert service.inputs["metadata"]["annotations"]["pulumi.com/waitFor"] == "condition=Ready"
    assert service.inputs["metadata"]["namespace"] == args["tenant"]
