"""Nodes: every replica finds its place on those that are open, and those that are open are allowed."""

from collections.abc import Iterator

from landing_zone.placement.checks.packing import pack
from landing_zone.placement.checks.scene import Scene


def node_violations(scene: Scene) -> Iterator[str]:
    """Yield the pools whose replicas don't fit their open nodes, and those with too few or too many nodes."""
    for name, pool in scene.pools.items():
        count = scene.open[name]
        if not pool.nodes.min <= count <= pool.nodes.max:
            yield f"{name} has {count} nodes, allowed are {pool.nodes.min} to {pool.nodes.max}"
        packed = pack(pool, [i for i in scene.items if i.place == name], count, scene.devices[name])
        if packed.homeless is not None:
            yield f"a replica of {packed.homeless} does not fit the {count} nodes of {name}"
