"""What one workload asks of a pool."""

from dataclasses import dataclass

from landing_zone.catalog.model import ModelCard, ModelKind
from landing_zone.config.workload import Objectives, Workload
from landing_zone.sizing.operating_point import OperatingPoint


@dataclass(frozen=True)
class Demand:
    """What has to be served, and which limits of the workload count."""

    workload: Workload
    model: ModelCard
    requests_per_second: float
    """With the environment's margin."""
    objectives: Objectives
    replicas_max: int

    @property
    def tokens(self) -> int:
        """Tokens of a request, in and out."""
        return self.workload.traffic.input_tokens + self.workload.traffic.output_tokens

    @property
    def request(self) -> OperatingPoint:
        """A mean request, one at a time."""
        traffic = self.workload.traffic
        return OperatingPoint(1, traffic.input_tokens, traffic.output_tokens)

    @property
    def context_tokens(self) -> int:
        """Context that must fit. A speech model's input are audio frames, outside of its context."""
        if self.model.kind is ModelKind.SPEECH_TO_TEXT:
            return self.workload.context_tokens or self.workload.traffic.output_tokens
        return self.workload.context_tokens or self.tokens
