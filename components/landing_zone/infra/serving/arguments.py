"""Arguments of a model server: the plan's shape in the server's own words."""

from typing import NotRequired, TypedDict

from landing_zone.infra.serving.runtimes import MODEL_FOLDER

GPU_MEMORY_SHARE = 0.9
"""Share of the device's memory that vLLM takes for weights and cache; the rest is for activations and the driver."""

_PRECISION = {
    "bf16": ("--dtype=bfloat16",),
    "fp8": ("--quantization=fp8",),
    "int8": (),  # the checkpoint says how it is quantized
    "int4": ("--quantization=bitsandbytes",),
    "fp4": (),  # as int8
}

_WITH_CONTEXT = frozenset({"chat", "vision-chat", "embedding"})
"""Tasks whose context is a matter of choice; a speech model's decoder has a fixed one."""


class AdapterArgs(TypedDict):
    """A LoRA adapter on the base model."""

    name: str
    """Name that requests call it by."""
    uri: str
    """Where its weights are."""
    rank: int
    """Rank of its matrices."""


class ShapeArgs(TypedDict):
    """How one replica runs, as the plan says."""

    precision: str
    """Number format of the weights: `bf16`, `fp8`, `int8`, `int4` or `fp4`."""
    tensor_parallel: int
    """Devices that the weights are spread over."""
    pipeline_parallel: NotRequired[int]
    """Stages that the layers are spread over; absent = one."""
    expert_parallel: NotRequired[int]
    """Devices that whole experts are spread over; absent = one: experts are split."""
    devices: int
    """Accelerators or partitions of one replica; 0 on CPU."""
    resource: NotRequired[str]
    """Extended resource of those devices; absent on CPU."""
    vcpu: float
    """CPUs of one replica."""
    memory_gib: float
    """Memory of one replica."""
    max_model_len: int
    """Longest context in tokens; 0 for models without tokens."""
    max_concurrency: int
    """Requests that one replica serves at once."""


def model_path(adapters: list[AdapterArgs]) -> str:
    """Return the folder of the base model: adapters lie beside it, so it then has a folder of its own."""
    return f"{MODEL_FOLDER}/base" if adapters else MODEL_FOLDER


def adapter_path(adapter: AdapterArgs) -> str:
    """Return the folder of an adapter."""
    return f"{MODEL_FOLDER}/adapters/{adapter['name']}"


def server_arguments(task: str, shape: ShapeArgs, adapters: list[AdapterArgs]) -> list[str]:
    """Return what follows the runtime's own arguments."""
    if task == "tabular":
        return [f"--nthread={max(1, int(shape['vcpu']))}"]
    if task == "image-classification":
        return []
    if task == "image-generation":
        return [MODEL_FOLDER]
    return [model_path(adapters), *_engine(task, shape), *_lora(adapters)]


def _engine(task: str, shape: ShapeArgs) -> list[str]:
    arguments = [*_PRECISION[shape["precision"]]]
    if shape["devices"]:
        arguments.append(f"--tensor-parallel-size={shape['tensor_parallel']}")
        arguments += _stages_and_experts(shape)
        arguments.append(f"--gpu-memory-utilization={GPU_MEMORY_SHARE}")
    if shape["max_model_len"] and task in _WITH_CONTEXT:
        arguments.append(f"--max-model-len={shape['max_model_len']}")
    if shape["max_concurrency"]:
        arguments.append(f"--max-num-seqs={shape['max_concurrency']}")
    if task == "embedding":
        arguments.append("--runner=pooling")
    return arguments


def _stages_and_experts(shape: ShapeArgs) -> list[str]:
    stages = shape.get("pipeline_parallel", 1)
    spread = ["--enable-expert-parallel"] if shape.get("expert_parallel", 1) > 1 else []
    return [*([f"--pipeline-parallel-size={stages}"] if stages > 1 else []), *spread]


def _lora(adapters: list[AdapterArgs]) -> list[str]:
    if not adapters:
        return []
    rank = _served_rank(max(a["rank"] for a in adapters))
    modules = [f"{a['name']}={adapter_path(a)}" for a in adapters]
    return ["--enable-lora", f"--max-loras={len(adapters)}", f"--max-lora-rank={rank}", "--lora-modules", *modules]


def _served_rank(rank: int) -> int:
    """Return the smallest rank that vLLM can be set to that holds ``rank``."""
    return next(r for r in (8, 16, 32, 64, 128, 256, 320, 512) if r >= rank)
