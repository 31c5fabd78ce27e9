"""What a token engine is started with, as far as memory depends on it."""

from dataclasses import dataclass

LARGE_DEVICE_GIB = 70
LARGE_BATCHED_TOKENS, SMALL_BATCHED_TOKENS = 8192, 2048
LARGE_SEQUENCES, SMALL_SEQUENCES = 1024, 256


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Settings of vLLM, by its own names."""

    gpu_memory_utilization: float = 0.90
    """Part of the device's memory that the engine takes for weights, activations and cache."""
    max_num_batched_tokens: int = LARGE_BATCHED_TOKENS
    max_num_seqs: int = SMALL_SEQUENCES
    enforce_eager: bool = False
    """Without CUDA graphs."""


OURS = EngineSettings()
"""What this project starts engines with: no more sequences than `throughput.MAX_CONCURRENCY`."""


def vllm_defaults(device_memory_gib: float) -> EngineSettings:
    """Return what `vllm serve` takes without arguments: more on devices of 70 GiB and above.

    Source: `EngineArgs.get_batch_defaults` of vLLM 0.11.
    """
    if device_memory_gib >= LARGE_DEVICE_GIB:
        return EngineSettings(max_num_seqs=LARGE_SEQUENCES)
    return EngineSettings(max_num_batched_tokens=SMALL_BATCHED_TOKENS)
