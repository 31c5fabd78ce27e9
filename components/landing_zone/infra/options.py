"""Resource options: the one place where they are made."""

from collections.abc import Sequence

from pulumi import ComponentResource, CustomTimeouts, ProviderResource, Resource, ResourceOptions


def child(
    parent: Resource,
    *,
    depends_on: Sequence[Resource] = (),
    ready_within: str | None = None,
    protect: bool = False,
    ignore_changes: Sequence[str] = (),
) -> ResourceOptions:
    """Options of a child of ``parent``: its provider, and deletion before replacement.

    Names are fixed, so an object created before its predecessor is deleted would be that very object. ``ready_within``
    is a Go duration (`30m`) that creation and update may take; ``protect`` refuses deletion; ``ignore_changes`` names
    properties, in camel case, that others may change.
    """
    timeouts = CustomTimeouts(create=ready_within, update=ready_within) if ready_within else None
    return ResourceOptions(
        parent=parent,
        delete_before_replace=True,
        depends_on=list(depends_on),
        custom_timeouts=timeouts,
        protect=protect or None,
        ignore_changes=list(ignore_changes) or None,
    )


def component(
    parent: ComponentResource,
    provider: ProviderResource,
    *,
    depends_on: Sequence[Resource] = (),
) -> ResourceOptions:
    """Options of a component below ``parent`` whose children all go to the cluster of ``provider``."""
    return ResourceOptions(parent=parent, providers=[provider], depends_on=list(depends_on))
