"""apiextensions.k8s.io/CustomResourceDefinition: objects of the kind can be made."""

from landing_zone.sandbox.providers.kubernetes.readiness.outcome import (
    Failed,
    Object,
    Outcome,
    by_condition,
    condition,
    words,
)


def status(obj: Object) -> Outcome:
    """Judge by the conditions Established and NamesAccepted; names that another definition has stay taken."""
    names = condition(obj, "NamesAccepted")
    if names.get("status") == "False":
        return Failed(words(names))
    return by_condition(obj, "Established")
