"""serving.kserve.io/InferenceService: the model answers."""

from landing_zone.sandbox.providers.kubernetes.readiness.outcome import (
    Failed,
    Object,
    Outcome,
    Ready,
    Waiting,
    condition,
    holds,
    status_of,
    unmet,
)


def status(obj: Object) -> Outcome:
    """Judge by the condition Ready.

    ``status.observedGeneration`` is no help: KServe copies the predictor Deployment's into it.
    """
    if holds(condition(obj, "Ready")):
        return Ready()
    failure = (status_of(obj).get("modelStatus") or {}).get("lastFailureInfo") or {}
    if failure.get("reason") == "InvalidPredictorSpec":
        return Failed(f"{failure['reason']}: {failure.get('message', '')}")
    return Waiting(unmet(obj))
