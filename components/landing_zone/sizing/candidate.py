"""One shape in which a pool can serve a workload."""

from dataclasses import dataclass

from landing_zone.config.precision import Precision
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.throughput import Basis


@dataclass(frozen=True)
class Candidate:
    """One shape, with as many replicas as the workload needs of it. It keeps the workload's objectives."""

    shape: Shape
    """Layout of a replica; on CPUs, one device."""
    slots: int
    """Devices of one replica; on a CPU node, vCPUs."""
    devices: int
    resource: str | None
    vcpu: float
    memory_gib: float
    max_model_len: int
    max_concurrency: int
    replicas: int
    requests_per_second: float
    """Of one replica at its highest load."""
    first_token_ms: float
    per_token_ms: float | None
    """Both at the planned load."""
    basis: Basis
    """What the times rest on."""
    power_w: float | None
    """Of all devices at full load, hosts left out; None where the accelerator's power is not published."""

    @property
    def precision(self) -> Precision:
        """Number format of the weights."""
        return self.shape.precision

    @property
    def total_slots(self) -> int:
        """Slots of all replicas."""
        return self.slots * self.replicas

    def cost_usd_per_hour(self, node_price_usd_per_hour: float, node_slots: int) -> float:
        """Return the price of the slots that all replicas take, on nodes without idle ones."""
        return self.total_slots * node_price_usd_per_hour / node_slots
