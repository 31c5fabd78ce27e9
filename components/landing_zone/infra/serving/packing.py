"""Packing: what makes a model's pods fill the nodes of their pool that are in use, before one more is used.

The plan counts whole nodes, and a large replica only finds a whole node's devices where small ones have not been
strewn over all nodes. Schedulers strew by default, and those of EKS, AKS and GKE have no setting for it, or one of
each cloud's own. So the pods say it themselves, in terms that every scheduler knows:

- They would rather be on the node where most pods of their pool are. With the default weights of kube-scheduler 1.36
  (`pkg/scheduler/apis/config/v1/default_plugins.go`) that counts for up to 200 points, and the emptiness of a node for
  up to 100.
- They have a constraint on spreading of their own, one that always holds. Without one, kube-scheduler spreads what
  belongs to one Service, for up to 200 points more.

Both are preferences or always true: no pod stays pending because of them. Where each size of replica divides the next
and the node, pods that come in any order then fill as few nodes as the plan counts. Else, as on CPU nodes, the order
may cost a node. Pods that run are not moved: a gap that a deleted one leaves is filled by the next one that fits.
"""

from typing import Any

from landing_zone.infra import labels

HOSTNAME = "kubernetes.io/hostname"
ANY_NUMBER = 1000
"""More than a model has replicas."""


def packing(workload: str, pool: str) -> dict[str, Any]:
    """Return the part of a pod's spec that packs the pods of ``pool``, whichever tenants' they are."""
    return {
        "affinity": {
            "podAffinity": {
                "preferredDuringSchedulingIgnoredDuringExecution": [{"weight": 100, "podAffinityTerm": _beside(pool)}]
            }
        },
        "topologySpreadConstraints": [
            {
                "maxSkew": ANY_NUMBER,
                "topologyKey": HOSTNAME,
                "whenUnsatisfiable": "DoNotSchedule",
                "labelSelector": {"matchLabels": {labels.WORKLOAD: workload}},
            }
        ],
    }


def _beside(pool: str) -> dict[str, Any]:
    return {
        "topologyKey": HOSTNAME,
        "labelSelector": {"matchLabels": {labels.POOL: pool}},
        "namespaceSelector": {"matchExpressions": [{"key": labels.TENANT, "operator": "Exists"}]},
    }
