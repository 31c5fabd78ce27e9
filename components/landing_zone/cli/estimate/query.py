"""What `lz estimate` is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from landing_zone.config.precision import Precision
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.shape import Shape

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Lora:
    """An adapter of which the rank alone is known."""

    rank: int


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
    measured: Path | None
    compare: str | None
    out: Path | None
    as_json: bool

    @property
    def shape(self) -> Shape:
        """The layout that is asked for."""
        cache = Precision.BF16 if self.cache_open else Precision(self.kv_precision)
        return Shape(Precision(self.precision), self.tp, self.pp, self.ep, cache)

    @property
    def cache_open(self) -> bool:
        """Whether the format of keys and values is left to the engine."""
        return self.kv_precision == AUTO

    @property
    def point(self) -> OperatingPoint:
        """The load that is asked for."""
        return OperatingPoint(self.concurrency, self.input_tokens, self.output_tokens, self.prefix_share)

    @property
    def lora(self) -> Sequence[Lora]:
        """As many adapters as asked for, all of one rank."""
        return [Lora(self.rank)] * self.adapters
