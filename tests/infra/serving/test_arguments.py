"""Arguments of model servers."""

import pytest

from landing_zone.infra.serving.arguments import AdapterArgs, ShapeArgs, server_arguments

SHAPE: ShapeArgs = {
    "precision": "bf16",
    "tensor_parallel": 4,
    "devices": 4,
    "resource": "nvidia.com/gpu",
    "vcpu": 8,
    "memory_gib": 64,
    "max_model_len": 8192,
    "max_concurrency": 32,
}
ADAPTERS: list[AdapterArgs] = [
    {"name": "a", "uri": "s3://a", "rank": 12},
    {"name": "b", "uri": "s3://b", "rank": 40},
]


def test_the_shape_becomes_vllms_arguments() -> None:
    """Model first; then precision, parallelism, memory, context, concurrency."""
    assert server_arguments("chat", SHAPE, []) == [
        "/mnt/models",
        "--dtype=bfloat16",
        "--tensor-parallel-size=4",
        "--gpu-memory-utilization=0.9",
        "--max-model-len=8192",
        "--max-num-seqs=32",
    ]


def test_stages_and_spread_experts_become_arguments() -> None:
    """Only where there are any."""
    split: ShapeArgs = {**SHAPE, "pipeline_parallel": 2, "expert_parallel": 4}
    arguments = server_arguments("chat", split, [])
    assert {"--pipeline-parallel-size=2", "--enable-expert-parallel"} <= set(arguments)
    whole: ShapeArgs = {**SHAPE, "pipeline_parallel": 1, "expert_parallel": 1}
    assert server_arguments("chat", whole, []) == server_arguments("chat", SHAPE, [])


@pytest.mark.parametrize(
    ("precision", "argument"), [("fp8", "--quantization=fp8"), ("int4", "--quantization=bitsandbytes")]
)
def test_quantized_weights(precision: str, argument: str) -> None:
    """The server quantizes; the type of the rest is the model's own."""
    arguments = server_arguments("chat", {**SHAPE, "precision": precision}, [])
    assert argument in arguments
    assert "--dtype=bfloat16" not in arguments


def test_adapters_lie_beside_the_base_model() -> None:
    """Their rank is the next that vLLM can be set to."""
    arguments = server_arguments("chat", SHAPE, ADAPTERS)
    assert arguments[0] == "/mnt/models/base"
    assert "--max-lora-rank=64" in arguments
    assert "--max-loras=2" in arguments
    assert arguments[-3:] == ["--lora-modules", "a=/mnt/models/adapters/a", "b=/mnt/models/adapters/b"]


def test_embeddings_are_pooled() -> None:
    """And have a context."""
    arguments = server_arguments("embedding", SHAPE, [])
    assert "--runner=pooling" in arguments
    assert "--max-model-len=8192" in arguments


def test_a_speech_decoder_keeps_its_own_context() -> None:
    """It is fixed by the model."""
    assert not any(a.startswith("--max-model-len") for a in server_arguments("speech-to-text", SHAPE, []))


def test_on_cpu_there_are_no_devices_to_share() -> None:
    """Neither parallelism nor a share of device memory."""
    cpu: ShapeArgs = {**SHAPE, "devices": 0}
    assert not any("tensor" in a or "gpu" in a for a in server_arguments("embedding", cpu, []))


@pytest.mark.parametrize(
    ("task", "expected"),
    [("tabular", ["--nthread=8"]), ("image-classification", []), ("image-generation", ["/mnt/models"])],
)
def test_other_servers(task: str, expected: list[str]) -> None:
    """What their runtime does not say already."""
    assert server_arguments(task, SHAPE, []) == expected
