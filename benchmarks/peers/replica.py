"""One replica of a model server: requests in a batch slow each other down, and wait while the batch is full.

The queue model of llm-d's workload variant autoscaler (`pkg/analyzer` at 56a651b, Apache-2.0): Poisson arrivals, and n
requests in service leave at the rate n / (prefill(n) + (output tokens − 1) · per token(n)). A birth-death chain; what
would wait behind more than ten full batches is turned away.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

WAITING_BATCHES = 10
EDGE = 1e-3
"""Rates are looked for between this part of the slowest rate and all but this part of the fastest."""
STEPS = 60


@dataclass(frozen=True)
class Times:
    """Of a replica at a steady rate."""

    served_per_ms: float
    first_token_ms: float
    """Waiting and prefill, in the mean."""
    per_token_ms: float

    def meet(self, target: "Target", slack: float = 0.0) -> bool:
        """Return whether both times are within the target, up to a relative slack."""
        within = 1 + slack
        return self.first_token_ms <= target.first_token_ms * within and (
            self.per_token_ms <= target.per_token_ms * within
        )


@dataclass(frozen=True)
class Target:
    """Times to keep, in the mean."""

    first_token_ms: float
    per_token_ms: float


@dataclass(frozen=True)
class Replica:
    """Times are linear in the number of requests in the batch."""

    decode_ms: float
    decode_ms_per_request: float
    prefill_ms: float
    prefill_ms_per_token: float
    """Per token in and request in the batch."""
    max_batch: int
    input_tokens: int
    output_tokens: int

    def prefill(self, batch: float) -> float:
        """Return the time of a prefill, ms."""
        return self.prefill_ms + self.prefill_ms_per_token * self.input_tokens * batch

    def per_token(self, batch: float) -> float:
        """Return the time per token, ms."""
        return self.decode_ms + self.decode_ms_per_request * batch

    @cached_property
    def rates_per_ms(self) -> NDArray[np.float64]:
        """At which requests leave with 1, 2, … max_batch of them in service."""
        batches = range(1, self.max_batch + 1)
        service = [self.prefill(n) + (self.output_tokens - 1) * self.per_token(n) for n in batches]
        return np.array(batches) / np.array(service, dtype=np.float64)

    def times(self, arrivals_per_ms: float) -> Times:
        """Return the times at a rate of arrivals."""
        states = np.arange(self.max_batch * (1 + WAITING_BATCHES) + 1)
        leave = self.rates_per_ms[np.minimum(states[1:], self.max_batch) - 1]
        weight = np.concatenate(([0.0], np.cumsum(np.log(arrivals_per_ms / leave))))
        share = np.exp(weight - weight.max())
        share /= share.sum()
        served = arrivals_per_ms * (1 - share[-1])
        in_service = share @ np.minimum(states, self.max_batch)
        waiting_ms = max(share @ states - in_service, 0.0) / served
        batch = self._batch_of(in_service / served)
        return Times(served, waiting_ms + self.prefill(batch), self.per_token(batch))

    def _batch_of(self, service_ms: float) -> float:
        """Return the batch at which a request is in service for so long."""
        tokens = self.output_tokens - 1
        fixed_ms = self.prefill_ms + self.decode_ms * tokens
        growth_ms = self.prefill_ms_per_token * self.input_tokens + self.decode_ms_per_request * tokens
        return float(np.clip((service_ms - fixed_ms) / growth_ms, 0, self.max_batch))

    def most_served_per_ms(self, target: Target) -> float | None:
        """Return the highest rate that is served within the target; None if not even a trickle is."""
        low, high = self.rates_per_ms[0] * EDGE, self.rates_per_ms[-1] * (1 - EDGE)
        if not self.times(low).meet(target):
            return None
        if self.times(high).meet(target):
            return self.times(high).served_per_ms
        for _ in range(STEPS):
            middle = (low + high) / 2
            low, high = (middle, high) if self.times(middle).meet(target) else (low, middle)
        return self.times(low).served_per_ms
