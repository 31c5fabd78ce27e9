"""What a token engine is started with, as far as memory depends on it."""

from dataclasses import dataclass

LARGE_DEVICE_GIB = 70
LARGE_BATCHED_TOKENS, SMALL_BATCHED_TOKENS = 8192, 2048
LARGE_SEQUENCES, SMALL_SEQUENCES = 1024, 256

FUSED_SAMPLING_BYTES = 10.0
"""Of one logit where FlashInfer samples: 16 and 32 bit, and the probability. Measured: 9.2 between 8 and 256 sequences
of 248,320 logits (vLLM 0.26, recipe of Qwen3.8-27B on RTX 5090: pools of 152,917 and 135,926 tokens)."""
SORTED_SAMPLING_BYTES = 39.0
"""Of one logit where PyTorch sorts: copies, indices and sums. Measured: 1.19 GiB for 256 sequences of 128,256 logits
(vLLM 0.6.6, in Fregly, AI Systems Performance Engineering); also explains the 7.4 GiB of gpt-oss-120b (vLLM issue
23278, 0.10.1)."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Settings of vLLM, by its own names."""

    gpu_memory_utilization: float = 0.90
    """Part of the device's memory that the engine takes for weights, activations and cache."""
    max_num_batched_tokens: int = LARGE_BATCHED_TOKENS
    max_num_seqs: int = SMALL_SEQUENCES
    enforce_eager: bool = False
    """Without CUDA graphs."""
    bytes_per_logit: float = FUSED_SAMPLING_BYTES


OURS = EngineSettings()
"""What this project starts engines with: no more sequences than `throughput.MAX_CONCURRENCY`, vLLM 0.21."""


def vllm_defaults(device_memory_gib: float, device: str) -> EngineSettings:
    """Return what `vllm serve` takes without arguments: more on devices of 70 GiB and above, A100 excepted.

    Source: `EngineArgs.get_batch_defaults`, and vLLM's test of it (`test_defaults_with_usage_context`).
    """
    if device_memory_gib >= LARGE_DEVICE_GIB and "A100" not in device:
        return EngineSettings(max_num_seqs=LARGE_SEQUENCES)
    return EngineSettings(max_num_batched_tokens=SMALL_BATCHED_TOKENS)
