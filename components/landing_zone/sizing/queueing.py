"""Waiting of requests that arrive at random: the time to the first token under open traffic.

An engine reads prompts one after another, so they queue for it as for one server: M/G/1, first come first served. The
closed loop of `throughput.token_load` gives the load at which the engine runs. Times to the first token are not
promised beyond the error that `uncertainty` states.
"""

import math
from dataclasses import dataclass

from landing_zone.sizing.roofline import Engine, prompt_ms, step_ms
from landing_zone.sizing.throughput import Load

EVEN_VARIATION = 0.0
"""Squared coefficient of variation of service times that are all the same."""
EXPONENTIAL_VARIATION = 1.0
"""That of prompts whose lengths vary as the waiting between arrivals does."""


@dataclass(frozen=True, slots=True)
class Queue:
    """One server, Poisson arrivals."""

    utilisation: float
    """Part of the time in which it serves; at 1 and above the queue grows without end."""
    mean_wait_ms: float

    def wait_ms(self, part: float) -> float:
        """Return the wait that ``part`` of the requests stay below.

        Exact for exponential service, an approximation else (Kleinrock 1975, section 5.10): with the mean as it is, the
        tail is exponential and 1 − utilisation do not wait.
        """
        if math.isinf(self.mean_wait_ms):
            return math.inf
        if part <= 1 - self.utilisation:
            return 0.0
        return self.mean_wait_ms / self.utilisation * math.log(self.utilisation / (1 - part))


def queue(requests_per_second: float, service_ms: float, variation: float = EXPONENTIAL_VARIATION) -> Queue:
    """Return the queue for a server that takes ``service_ms`` on average (Pollaczek 1930, Khinchine 1932).

    ``variation`` is the squared coefficient of variation of the service time. Wait = ρ (1 + variation) / (2 (1 − ρ)) ×
    service.
    """
    utilisation = requests_per_second * service_ms / 1000
    if utilisation >= 1:
        return Queue(utilisation, math.inf)
    return Queue(utilisation, service_ms * utilisation * (1 + variation) / (2 * (1 - utilisation)))


def open_first_token_ms(
    engine: Engine,
    load: Load,
    input_tokens: float,
    output_tokens: float,
    *,
    cached_tokens: float = 0,
    part: float | None = None,
    variation: float = EXPONENTIAL_VARIATION,
) -> float:
    """Return the time to the first token where requests arrive at random at the rate of ``load``.

    The mean, or the value that ``part`` of the requests stay below (0.95). A prompt occupies the engine for the pass
    that it is read in. Infinite where arrivals outrun the engine.
    """
    step = step_ms(engine, load.concurrency, input_tokens + output_tokens / 2)
    prompt = prompt_ms(engine, input_tokens, cached_tokens)
    own = max(engine.prompt_pass_ms, step + prompt)
    waiting = queue(load.requests_per_second, own / engine.shape.pipeline_parallel, variation)
    wait = waiting.mean_wait_ms if part is None else waiting.wait_ms(part)
    return engine.constants.request_ms + own + wait + (engine.model.cpu_ms_per_request or 0)
