"""The way into a cluster for what is put inside it."""

from collections.abc import Sequence

import pulumi
from pulumi_kubernetes import Provider

from landing_zone.infra.options import child


def inside(
    name: str, kubeconfig: pulumi.Output[str], parent: pulumi.Resource, *, depends_on: Sequence[pulumi.Resource] = ()
) -> Provider:
    """Return the Kubernetes provider of the cluster called ``name``, by which name policies know the cluster."""
    return Provider(name, kubeconfig=kubeconfig, cluster_identifier=name, opts=child(parent, depends_on=depends_on))
