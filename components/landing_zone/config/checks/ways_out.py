"""What the profile `restricted` shuts: every way out to the internet."""

from collections.abc import Iterator

from landing_zone.config.document import Inputs
from landing_zone.config.network import Nat
from landing_zone.config.provision import Profile
from landing_zone.errors import Fault


def ways_out(inputs: Inputs) -> Iterator[Fault]:
    """Yield ways out of restricted clusters, and those that could not reach their registry without one."""
    source = inputs.environment.source
    for index, cluster in enumerate(inputs.environment.value.clusters):
        if cluster.create is None or cluster.create.profile is not Profile.RESTRICTED or not cluster.create.network:
            continue
        path = ("clusters", index, "create", "network")
        if cluster.create.network.nat not in (None, Nat.NONE):
            problem = f"is `{cluster.create.network.nat}`, and the profile `restricted` has no way out"
            yield source.fault((*path, "nat"), problem, "write `none`, or `profile: prod`")
        if not cluster.create.network.endpoints:
            problem = "is off, and without a way out nodes reach registry and store by private endpoints alone"
            yield source.fault((*path, "endpoints"), problem, "remove it, or write `profile: prod`")
