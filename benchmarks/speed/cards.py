"""The card of a model that a point names, from the configuration that lies beside the points."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from landing_zone.catalog.huggingface import read_config
from landing_zone.catalog.model import ModelCard

CONFIGS = "aic-core/src/aiconfigurator_core/model_configs"
SAME_SHAPE = {
    "meta-llama/Llama-3.1-70B": "meta-llama/Meta-Llama-3.1-70B",
    "meta-llama/Llama-3.1-8B-Instruct": "meta-llama/Meta-Llama-3.1-8B",
    "nvidia/Llama-3.1-8B-Instruct-FP8": "meta-llama/Meta-Llama-3.1-8B",
    "nvidia/Qwen3-32B-NVFP4": "Qwen/Qwen3-32B",
    "nvidia/DeepSeek-R1-NVFP4": "deepseek-ai/DeepSeek-R1",
    "nvidia/DeepSeek-V3.1-NVFP4": "deepseek-ai/DeepSeek-V3",
    "Qwen/Qwen3-235B-A22B-FP8": "Qwen/Qwen3-235B-A22B",
    "zhipuai/GLM-5": "zai-org/GLM-5",
}
"""Models of the points and one of the same architecture whose configuration lies beside them."""


@cache
def card(name: str, checkout: Path) -> ModelCard:
    """Return the card of ``name``."""
    same = SAME_SHAPE.get(name, name)
    return replace(read_config(checkout / CONFIGS / f"{same.replace('/', '--')}_config.json"), name=same)
