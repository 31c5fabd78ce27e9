"""The resource group that everything of a cluster lies in."""

from typing import TypedDict

import pulumi
from pulumi_azure_native.resources import ResourceGroup

from landing_zone.infra.after import after
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name


class AzureResourceGroupArgs(TypedDict):
    """A resource group."""

    environment: str
    """Name of the environment; part of the physical name."""
    name: str
    """What it is for: a cluster, or the models of a jurisdiction."""
    region: str
    """Azure's region."""
    tags: dict[str, str]
    """Tags of the group; resources inside do not inherit them."""


class AzureResourceGroup(pulumi.ComponentResource):
    """A resource group, `<environment>-<name>`."""

    name: pulumi.Output[str]
    """Name of the group."""
    group_id: pulumi.Output[str]
    """Its resource id."""

    def __init__(self, name: str, args: AzureResourceGroupArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:AzureResourceGroup", name, {}, opts)
        physical = physical_name(args["environment"], args["name"], limit=90)
        group = ResourceGroup(
            f"{name}-group",
            resource_group_name=physical,
            location=args["region"],
            tags=args["tags"],
            opts=child(self),
        )
        self.name, self.group_id = after(pulumi.Output.from_input(physical), [group]), group.id
        self.register_outputs({"name": self.name, "group_id": self.group_id})
