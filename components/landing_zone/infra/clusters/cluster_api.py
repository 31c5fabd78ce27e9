"""The words of Cluster API: groups, versions, kinds of its infrastructure providers, references between its objects.

From kubernetes-sigs/cluster-api at ae7ff04 (2026-08-21): `v1beta2` is what it stores, and references name a group
without a version.
"""

from collections.abc import Mapping

CLUSTER_GROUP = "cluster.x-k8s.io"
VERSION = "v1beta2"
CONTROL_PLANE_GROUP = f"controlplane.{CLUSTER_GROUP}"
BOOTSTRAP_GROUP = f"bootstrap.{CLUSTER_GROUP}"
INFRASTRUCTURE_GROUP = f"infrastructure.{CLUSTER_GROUP}"
INFRASTRUCTURES: Mapping[str, str] = {"metal3": "Metal3", "vsphere": "VSphere", "docker": "Docker"}
"""How the kinds of a provider begin."""


def api_version(group: str) -> str:
    """Return `apiVersion` of objects of a group."""
    return f"{group}/{VERSION}"


def reference(group: str, kind: str, name: str) -> dict[str, str]:
    """Return a reference to an object of the same namespace."""
    return {"apiGroup": group, "kind": kind, "name": name}


def cluster_reference(infrastructure: str, name: str) -> dict[str, str]:
    """Return a reference to what an infrastructure provider knows of a cluster."""
    return reference(INFRASTRUCTURE_GROUP, f"{INFRASTRUCTURES[infrastructure]}Cluster", name)


def machine_reference(infrastructure: str, name: str) -> dict[str, str]:
    """Return a reference to a template of machines."""
    return reference(INFRASTRUCTURE_GROUP, f"{INFRASTRUCTURES[infrastructure]}MachineTemplate", name)
