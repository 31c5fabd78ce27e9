"""What `lz estimate` is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from landing_zone.config.workload import Adapter, Precision
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.shape import Shape


@dataclass(frozen=True, kw_only=True)
class Query:
    """The options of the command, by their names."""

    model: str
    accelerator: str | None
    tp: int
    pp: int
    ep: int
    precision: str
    kv_precision: str
    concurrency: int
    input_tokens: int
    output_tokens: int
    prefix_share: float
    adapters: int
    rank: int
    devices_per_node: int | None
    host_memory_gib: float
    cloud: str | None
    region: str | None
    compare: str | None
    out: Path | None
    as_json: bool

    @property
    def shape(self) -> Shape:
        """The layout that is asked for."""
        return Shape(Precision(self.precision), self.tp, self.pp, self.ep, Precision(self.kv_precision))

    @property
    def point(self) -> OperatingPoint:
        """The load that is asked for."""
        return OperatingPoint(self.concurrency, self.input_tokens, self.output_tokens, self.prefix_share)

    @property
    def lora(self) -> Sequence[Adapter]:
        """As many adapters as asked for, all of one rank."""
        values = {"tenant": "all", "uri": "hf://adapter", "rank": self.rank}
        return [Adapter.model_validate({**values, "name": f"a{n}"}) for n in range(self.adapters)]
