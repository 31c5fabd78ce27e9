"""All shapes in which a pool can serve a workload, and the ones among them that are worth a look."""

from collections.abc import Callable, Iterable, Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.model import ModelKind
from landing_zone.config.pool import Pool
from landing_zone.config.precision import Precision
from landing_zone.sizing.candidate import Candidate
from landing_zone.sizing.demand import Demand
from landing_zone.sizing.device import device_of
from landing_zone.sizing.node import node_share
from landing_zone.sizing.parallelism import legal_shapes
from landing_zone.sizing.pareto import pareto_front
from landing_zone.sizing.precision import tflops
from landing_zone.sizing.refusal import Limit, Refusal
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.trial import Ground, Trial

CPU_SIZES = (1, 2, 4, 8, 16, 32)
"""vCPUs of a replica without accelerator: powers of two, as devices are, so that nodes pack without a gap."""
CPU_KINDS = (ModelKind.TABULAR, ModelKind.EMBEDDING, ModelKind.IMAGE_EMBEDDING, ModelKind.IMAGE_CLASSIFIER)
"""Kinds that are served without an accelerator, too; the runtimes that generate need one."""

Found = tuple[tuple[Candidate, ...], tuple[Refusal, ...]]


def candidates(demand: Demand, pool: Pool, catalog: Catalog) -> Found:
    """Return the unbeaten shapes that serve the demand on ``pool``, and why the others don't."""
    found, refusals = all_candidates(demand, pool, catalog)
    return unbeaten(found, demand.workload.precisions), refusals


def all_candidates(demand: Demand, pool: Pool, catalog: Catalog) -> Found:
    """Return every shape that serves the demand on ``pool``, and why the others don't."""
    device = device_of(pool, catalog)
    tried = list(_tried(demand, Ground(pool, device, node_share(pool, device))))
    found = tuple(t for t in tried if isinstance(t, Candidate))
    return found, tuple(t for t in tried if isinstance(t, Refusal))


def unbeaten(
    found: Iterable[Candidate], precisions: tuple[Precision, ...], missed: Callable[[Candidate], int] = lambda _: 0
) -> tuple[Candidate, ...]:
    """Return the candidates of one pool that no other beats or equals in all that a plan counts.

    These are the slots of one replica, the slots of all, and the place of the number format in ``precisions``. Any plan
    keeps every bound with a candidate replaced by one that beats it, and costs no more: of each node, replicas of at
    least s slots fill ⌊C/s⌋·s slots at most, and both sides of that only shrink for the replica; quotas count slots;
    preferences count slots and the format. ``missed`` counts the objectives that a candidate misses, where missing them
    has a price. Of equals the fastest stays.
    """
    fastest_first = sorted(found, key=lambda c: (c.per_token_ms or c.first_token_ms, c.first_token_ms))
    return pareto_front(fastest_first, lambda c: (c.slots, c.total_slots, precisions.index(c.precision), missed(c)))


def _tried(demand: Demand, ground: Ground) -> Iterator[Candidate | Refusal]:
    device, kind = ground.device, demand.model.kind
    if device.is_cpu and kind not in CPU_KINDS:
        yield Refusal(Limit.DEVICE, f"a {kind} model is served on accelerators only", ("task",))
        return
    if not device.is_cpu and kind is ModelKind.TABULAR:
        yield Refusal(Limit.DEVICE, "a tabular model is served on CPUs only", ("task",))
        return
    for precision in demand.workload.precisions:
        if tflops(device.accelerator, precision) is None:
            yield Refusal(Limit.PRECISION, f"{device.name} does not compute in {precision}", ("precisions",))
        else:
            yield from (Trial(demand, ground, shape).result() for shape in _shapes(demand, ground, precision))


def _shapes(demand: Demand, ground: Ground, precision: Precision) -> list[Shape]:
    """Return the layouts on one node, the smallest first; devices in powers of two, which pack without a gap."""
    if ground.device.is_cpu:
        return [Shape(precision, vcpu) for vcpu in CPU_SIZES]
    legal = legal_shapes(demand.model, ground.device, ground.share.slots)
    here = [s for s in legal if s.precision is precision and s.devices & (s.devices - 1) == 0]
    return sorted(here, key=lambda s: (s.devices, -s.tensor_parallel, s.expert_parallel))
