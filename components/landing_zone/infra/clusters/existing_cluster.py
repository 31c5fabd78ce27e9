"""A cluster that is there already, reached by its kubeconfig."""

from typing import TypedDict

import pulumi

from landing_zone.infra.clusters.inside import inside


class ExistingClusterArgs(TypedDict):
    """How to reach the cluster, and where it stands."""

    name: str
    """Name of the cluster in the environment; also the name of its provider, by which policies know the cluster."""
    site: str
    """Kind of place: `on-prem`, `aws`, `azure`, `gcp` or `edge`."""
    region: str
    """The cloud's region, or a name of the site's own."""
    jurisdiction: str
    """Law that applies where the cluster stands."""
    kubeconfig: pulumi.Input[str]
    """Content of the kubeconfig, or the path of a file that holds it; kept as a secret."""


class ExistingCluster(pulumi.ComponentResource):
    """A cluster that is there already; makes its provider and nothing in the cluster."""

    name: pulumi.Output[str]
    """Name of the cluster."""
    site: pulumi.Output[str]
    """Kind of place."""
    region: pulumi.Output[str]
    """Region or site name."""
    jurisdiction: pulumi.Output[str]
    """Law that applies there."""

    def __init__(self, name: str, args: ExistingClusterArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:ExistingCluster", name, {}, opts)
        self.provider = inside(args["name"], pulumi.Output.secret(args["kubeconfig"]), self)
        outputs = {key: pulumi.Output.from_input(args[key]) for key in ("name", "site", "region", "jurisdiction")}
        self.name, self.site, self.region, self.jurisdiction = outputs.values()
        self.register_outputs(outputs)
