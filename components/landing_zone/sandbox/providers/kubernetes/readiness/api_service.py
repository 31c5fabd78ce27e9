"""apiregistration.k8s.io/APIService: the aggregated API answers."""

from landing_zone.sandbox.providers.kubernetes.readiness.outcome import Object, Outcome, by_condition


def status(obj: Object) -> Outcome:
    """Judge by the condition Available."""
    return by_condition(obj, "Available")
