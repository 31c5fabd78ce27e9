"""How a run reaches clusters and secrets: for real, or not at all."""

import os
from dataclasses import dataclass
from typing import Protocol

import pulumi

from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.environment import Target
from landing_zone.config.paths import PROJECT, Paths
from landing_zone.config.secret import SecretRef, resolve
from landing_zone.config.source_map import FieldPath, SourceMap
from landing_zone.errors import InputError, LandingZoneError


class Access(Protocol):
    """What the translation asks for when an argument is a secret."""

    def secret(self, reference: SecretRef, path: FieldPath) -> pulumi.Input[str]:
        """Return the secret that is referred to at ``path`` of the environment."""

    def kubeconfig(self, cluster: Cluster) -> pulumi.Input[str]:
        """Return the cluster's kubeconfig: its content, or the path of a file that holds it."""


class NoAccess:
    """Reads nothing: a mark stands for every secret, as in rendered files."""

    MARK = "[secret]"

    def secret(self, reference: SecretRef, path: FieldPath) -> pulumi.Input[str]:
        """Return the mark."""
        return self.MARK

    def kubeconfig(self, cluster: Cluster) -> pulumi.Input[str]:
        """Return the mark."""
        return self.MARK


@dataclass(frozen=True)
class EngineAccess:
    """Access of a run of the engine; what is missing raises an error at the line that refers to it."""

    inputs: Inputs

    def secret(self, reference: SecretRef, path: FieldPath) -> pulumi.Input[str]:
        """Return the secret, marked as one."""
        source = self.inputs.environment.source
        if reference.config is not None:
            return _configured(reference.config, source, path)
        return pulumi.Output.secret(resolve(reference, self.inputs.root, os.environ, source=source, path=path))

    def kubeconfig(self, cluster: Cluster) -> pulumi.Input[str]:
        """Return the sandbox's own kubeconfig, or the one that the environment refers to."""
        environment = self.inputs.environment
        if environment.value.target is Target.SANDBOX:
            return self._of_sandbox(cluster)
        path = ("clusters", environment.value.clusters.index(cluster), "kubeconfig")
        if cluster.kubeconfig is None:
            problem = f"cluster `{cluster.name}` has no `kubeconfig`"
            raise InputError(environment.source.fault(path, problem, "add where its kubeconfig is found"))
        return self.secret(cluster.kubeconfig, path)

    def _of_sandbox(self, cluster: Cluster) -> str:
        """Return a path: what is in the file changes with each new sandbox, and a refresh must find the present one."""
        name = self.inputs.name
        file = Paths(self.inputs.root).kubeconfig(name, cluster.name)
        if not file.is_file():
            raise LandingZoneError(
                f"the sandbox of {name} is not running: run `lz up {name}` ({cluster.name} has no kubeconfig)"
            )
        return str(file)


def _configured(key: str, source: SourceMap, path: FieldPath) -> pulumi.Output[str]:
    """Return an encrypted value of the stack file."""
    value = pulumi.Config(PROJECT).get_secret(key)
    if value is None:
        fix = f"run `pulumi config set --secret {PROJECT}:{key}`"
        raise InputError(source.fault(path, f"the stack file has no secret `{PROJECT}:{key}`", fix))
    return value
