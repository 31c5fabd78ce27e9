"""Constants of the speed model, and where they are from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Constants:
    """What the formulas of speed do not know from data sheets and model cards."""

    bandwidth_efficiency: float
    """Part of the memory's bandwidth at which weights, keys and values are read. Fixed: what a copy within an H100
    reaches (inferred); what a layer loses at its start and end is in `layer_ms`."""
    compute_efficiency: float
    """Part of the dense arithmetic rate that matrix products reach."""
    layer_ms: float
    """Start, ramp and tail of a layer's kernels, in a captured graph."""
    routing_ms: float
    """What E routed experts add to that, × √E: counting, sorting and describing the groups of tokens that are sent to
    them. In kernels that fuse it, as those for fp4 on devices that multiply fp4, nothing."""
    prompt_layer_ms: float
    """Least time of a layer in a pass that reads a prompt: such passes are not captured in a graph."""
    sequence_ms: float
    """Work of the CPU, of sampling and of the tokenizer per sequence and step."""
    collective_ms: float
    """Start of one all-reduce of a few KB. Fixed (inferred): points on one device are too few to tell it from
    `layer_ms`."""
    link_efficiency: float
    """Part of the link's bandwidth that collectives reach."""
    request_ms: float
    """Time to the first token outside of the passes: transport, tokenizer, scheduler, and the wait for a step."""
    queueing: float
    """Part of the other requests' prompts that a request waits for before its first token."""


FITTED = Constants(
    bandwidth_efficiency=0.90,
    compute_efficiency=0.759,
    layer_ms=0.0565,
    routing_ms=0.00349,
    prompt_layer_ms=0.534,
    sequence_ms=0.0263,
    collective_ms=0.006,
    link_efficiency=0.635,
    request_ms=81.8,
    queueing=0.157,
)
"""Fitted to published serving points on H100 by `benchmarks/fit.py`, which prints them. That routing grows with √E, and
is free in fused kernels, was chosen after a look at mixtures of experts on H200, B200 and B300."""
