"""One measured point of a served model."""

from dataclasses import dataclass, replace

from landing_zone.catalog.model import ModelCard
from landing_zone.config.precision import Precision
from landing_zone.sizing.device import Device
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.shape import Shape

UNSEEN_ENGINE_CACHE = {Precision.FP8: Precision.FP8, Precision.FP4: Precision.FP8}
"""Published runs of quantized weights keep keys and values at fp8: their caches hold that many sequences."""


@dataclass(frozen=True)
class Point:
    """What was measured of one model on one accelerator at one steady concurrency, and on what it ran."""

    id: str
    model: ModelCard
    device: Device
    shape: Shape
    load: OperatingPoint
    first_token_ms: float
    per_token_ms: float
    engine: str
    """Program and version. The estimator is not told."""
    assumed_precision: bool
    """Whether the source leaves the number format of the weights open: then it is that of the checkpoint, 16 bit."""
    flaws: frozenset[str]
    """Why the point is no run of that model, layout and load: see `silicon` and `plausible`."""

    @property
    def experts(self) -> bool:
        """Whether the model is a mixture of experts."""
        return bool(self.model.experts)

    @property
    def tokens_per_s(self) -> float:
        """Output tokens over all requests, by Little's law from the two times."""
        request_ms = self.first_token_ms + (self.load.output_tokens - 1) * self.per_token_ms
        return 1000 * self.load.concurrency * self.load.output_tokens / request_ms

    @property
    def series(self) -> tuple[object, ...]:
        """What points have in common that differ in concurrency alone."""
        sizes = self.load.input_tokens, self.load.output_tokens
        return self.model.name, self.device.name, self.shape, self.engine, sizes, self.flaws

    def with_load(self, concurrency: int) -> OperatingPoint:
        """Return the same requests at another concurrency."""
        return replace(self.load, concurrency=concurrency)
