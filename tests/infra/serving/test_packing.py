"""What a pod says so that its pool's nodes are filled one after the other."""

from landing_zone.config.workload import Replicas
from landing_zone.infra.serving.packing import ANY_NUMBER, packing

PACKED = packing("notes", "h100")


def test_it_would_rather_be_beside_pods_of_its_pool() -> None:
    """On one node, whichever tenant's they are; a preference, so that it never stays pending for it."""
    (term,) = PACKED["affinity"]["podAffinity"]["preferredDuringSchedulingIgnoredDuringExecution"]
    assert list(PACKED["affinity"]["podAffinity"]) == ["preferredDuringSchedulingIgnoredDuringExecution"]
    assert term["weight"] == 100
    assert term["podAffinityTerm"]["topologyKey"] == "kubernetes.io/hostname"
    assert term["podAffinityTerm"]["labelSelector"] == {"matchLabels": {"ai-landing-zone/pool": "h100"}}
    assert term["podAffinityTerm"]["namespaceSelector"]["matchExpressions"][0]["key"] == "ai-landing-zone/tenant"


def test_the_schedulers_own_spreading_is_off() -> None:
    """By a constraint of the pod's own, which holds for as many replicas as a workload may have."""
    (constraint,) = PACKED["topologySpreadConstraints"]
    assert constraint["whenUnsatisfiable"] == "DoNotSchedule"
    assert constraint["labelSelector"] == {"matchLabels": {"ai-landing-zone/workload": "notes"}}
    (limit,) = Replicas.model_fields["max"].metadata[1:]
    assert constraint["maxSkew"] == ANY_NUMBER > limit.le


def test_it_does_not_depend_on_what_else_is_in_the_pool() -> None:
    """Else a model that comes or goes would restart all others."""
    assert packing("notes", "h100") == PACKED
