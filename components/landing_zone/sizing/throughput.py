"""What one replica serves at a steady number of requests at once, and the most that its objectives allow."""

from __future__ import annotations

import bisect
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from landing_zone.sizing.roofline import Engine, pass_ms, prompt_ms, step_ms

if TYPE_CHECKING:
    from landing_zone.config.workload import Objectives

MAX_CONCURRENCY = 256
"""Sequences that an engine is started with; more don't help it."""
MAX_BATCH = 64
"""Requests that a plain inference server puts into one pass."""
CPU_UTILISATION = 0.7
"""Part of the CPUs that preparing requests may use."""


class Basis(StrEnum):
    """Where the times are from: formulas, formulas scaled to measured points, or a measured point itself."""

    ROOFLINE = "roofline"
    CALIBRATED = "calibrated"
    MEASURED = "measured"


@dataclass(frozen=True)
class Load:
    """One replica at a steady number of requests at once."""

    concurrency: int
    first_token_ms: float
    """Until the first token; for models without tokens, until the answer."""
    per_token_ms: float | None
    requests_per_second: float
    basis: Basis = Basis.ROOFLINE


LoadAt = Callable[[int], Load]


def token_load(
    engine: Engine, input_tokens: float, output_tokens: float, concurrency: int, *, cached_tokens: float = 0
) -> Load:
    """Return the load of a token engine that always has ``concurrency`` requests under way.

    While a request is answered, each of the others is read in once: its steps are longer by their prompts. With n of
    them per step, some steps carry a prompt and last as long as a pass without a graph, at least. ``cached_tokens`` of
    each prompt are served by the prefix cache.
    """
    tokens_out = max(1.0, output_tokens)
    step = step_ms(engine, concurrency, input_tokens + tokens_out / 2)
    prompt = prompt_ms(engine, input_tokens, cached_tokens)
    others = concurrency - 1
    per_step = others / tokens_out / engine.shape.pipeline_parallel
    per_token = mixed_step_ms(engine, step, prompt, per_step)
    own = max(engine.prompt_pass_ms, step + prompt)
    waiting = engine.constants.queueing * others * prompt / engine.shape.pipeline_parallel
    first = engine.constants.request_ms + own + waiting + (engine.model.cpu_ms_per_request or 0)
    return Load(concurrency, first, per_token, 1000 * concurrency / (first + (tokens_out - 1) * per_token))


def mixed_step_ms(engine: Engine, step: float, prompt: float, prompts_per_step: float) -> float:
    """Return the mean time of a step into which prompts are mixed (chunked prefill: Sarathi, Agrawal et al. 2023)."""
    with_prompt = min(1.0, prompts_per_step)
    if not with_prompt:
        return step
    mixed = max(engine.prompt_pass_ms, step + prompts_per_step / with_prompt * prompt)
    return step + with_prompt * (mixed - step)


def single_pass_load(engine: Engine, input_tokens: float, vcpu: float, concurrency: int) -> Load:
    """Return the load of a model that answers in one pass: embedding, image, classification.

    A request waits for half of the running batch, then for its own; its CPU part bounds the rate, too.
    """
    cpu_ms = engine.model.cpu_ms_per_request or 0
    batch_ms = pass_ms(engine, input_tokens, concurrency)
    rate = 1000 * concurrency / (batch_ms + cpu_ms)
    if cpu_ms:
        rate = min(rate, CPU_UTILISATION * vcpu * 1000 / cpu_ms)
    return Load(concurrency, 1.5 * batch_ms + cpu_ms, None, rate)


def tabular_load(cpu_ms_per_request: float, vcpu: float, concurrency: int) -> Load:
    """Return the load of a model that only needs CPU time, one request per vCPU at a time."""
    first = cpu_ms_per_request * max(1.0, concurrency / (CPU_UTILISATION * vcpu))
    return Load(concurrency, first, None, 1000 * concurrency / first)


def highest_load(load_at: LoadAt, limit: int, objectives: Objectives) -> Load | None:
    """Return the most requests at once, up to ``limit``, within the objectives; None if one alone breaks them.

    Times grow with the number of requests, so that a bisection finds it.
    """
    steps = range(1, limit + 1)
    allowed = bisect.bisect_left(steps, True, key=lambda n: breaks(load_at(n), objectives) is not None)
    return load_at(allowed) if allowed else None


def lowest_load(load_at: LoadAt, highest: Load, requests_per_second: float) -> Load:
    """Return the fewest requests at once that serve the rate, at most ``highest``."""
    steps = range(1, highest.concurrency + 1)
    index = bisect.bisect_left(steps, True, key=lambda n: load_at(n).requests_per_second >= requests_per_second)
    return load_at(min(index + 1, highest.concurrency))


def breaks(load: Load, objectives: Objectives) -> str | None:
    """Return the name of the objective that the load breaks, None if it keeps both."""
    if objectives.first_token_ms is not None and load.first_token_ms > objectives.first_token_ms:
        return "first_token_ms"
    if objectives.per_token_ms is not None and (load.per_token_ms or 0) > objectives.per_token_ms:
        return "per_token_ms"
    return None
