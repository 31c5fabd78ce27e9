"""Clusters and pools of a cloud: local control planes, and the nodes in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from landing_zone.errors import SandboxError
from landing_zone.sandbox.clouds.node_group import NodeGroup, apply_group, remove_group
from landing_zone.sandbox.clouds.opening import close_cluster, find_cluster, open_cluster
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.providers.plugin.values import Object
from landing_zone.sandbox.providers.recorded.kind import Resource
from landing_zone.sandbox.providers.recorded.scope import Scope


@dataclass(frozen=True)
class ControlPlane:
    """A cluster resource: a control plane that opens and closes with it."""

    name: Callable[[Resource], str]
    """Its name in the environment."""
    answers: Callable[[SandboxCluster, Resource], Object]
    """What the cloud answers of a running one: address and authority."""
    groups: Callable[[Resource], Iterator[NodeGroup]] = lambda _resource: iter(())
    """Pools that stand in the cluster resource itself."""

    def make(self, resource: Resource, scope: Scope) -> None:
        """Open it, with its own pools."""
        cluster = open_cluster(scope.state, scope.environment, self.name(resource))
        for group in self.groups(resource):
            apply_group(cluster, group)

    def look(self, resource: Resource, scope: Scope) -> Object | None:
        """Return its address and authority; None where it was closed."""
        cluster = find_cluster(scope.state, scope.environment, self.name(resource))
        return None if cluster is None else self.answers(cluster, resource)

    def remove(self, resource: Resource, scope: Scope) -> None:
        """Close it, and its nodes with it."""
        close_cluster(scope.state, scope.environment, self.name(resource))


@dataclass(frozen=True)
class Pool:
    """A pool resource: nodes that come and go with it."""

    cluster: Callable[[Resource, Scope], str]
    """Name of its cluster in the environment."""
    group: Callable[[Resource, Scope], NodeGroup]

    def make(self, resource: Resource, scope: Scope) -> None:
        """Bring the nodes to what the pool says."""
        cluster = self._cluster(resource, scope)
        if cluster is None:
            raise SandboxError(
                f"{resource.token} {resource.name}: cluster {self.cluster(resource, scope)} does not run"
            )
        apply_group(cluster, self.group(resource, scope))

    def look(self, resource: Resource, scope: Scope) -> Object | None:
        """Return nothing of its own; None where the cluster was closed."""
        return None if self._cluster(resource, scope) is None else {}

    def remove(self, resource: Resource, scope: Scope) -> None:
        """Remove its nodes."""
        if cluster := self._cluster(resource, scope):
            remove_group(cluster, resource.name)

    def _cluster(self, resource: Resource, scope: Scope) -> SandboxCluster | None:
        return find_cluster(scope.state, scope.environment, self.cluster(resource, scope))


def taint(text: str) -> dict[str, str]:
    """Return a taint written as ``key=value:effect``, as Kubernetes' tools write it."""
    rest, _, effect = text.rpartition(":")
    key, _, value = rest.partition("=")
    return {"key": key, "value": value, "effect": effect}
