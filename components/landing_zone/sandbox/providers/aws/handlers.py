"""Who answers for which resource type."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from landing_zone.errors import SandboxError
from landing_zone.sandbox.providers.aws import services
from landing_zone.sandbox.providers.aws.buckets import BucketHandler
from landing_zone.sandbox.providers.aws.clusters import ClusterHandler
from landing_zone.sandbox.providers.aws.handler import KindHandler
from landing_zone.sandbox.providers.aws.kind import Kind
from landing_zone.sandbox.providers.aws.node_groups import NodeGroupHandler
from landing_zone.sandbox.providers.aws.session import Session

_OWN: dict[str, type[KindHandler]] = {
    "aws:eks/cluster:Cluster": ClusterHandler,
    "aws:eks/nodeGroup:NodeGroup": NodeGroupHandler,
    "aws:s3/bucket:Bucket": BucketHandler,
}


def handler_of(token: str, session: Session) -> KindHandler:
    """Return who answers for a type. Raises SandboxError for one that is not described."""
    kind = kinds().get(token)
    if kind is None:
        raise SandboxError(f"the sandbox's AWS provider does not know the resource type {token}")
    return _OWN.get(token, KindHandler)(kind, session)


@cache
def kinds() -> dict[str, Kind]:
    """Return every description, by token."""
    names = [f"{services.__name__}.{module.name}" for module in iter_modules(services.__path__)]
    return {kind.type: kind for name in names for kind in import_module(name).KINDS}
