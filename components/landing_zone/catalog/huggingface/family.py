"""What families of models leave out of their files: defaults of the configuration classes in transformers 4.57.

Keys are values of `model_type`, the language model's own where a file nests it.
"""

_TIED = (
    "bloom cohere cohere2 falcon gemma gemma2 gemma3 gemma3_text gemma3n_text gemma4 gemma4_text gpt2 gpt_bigcode "
    "gpt_neo lfm2 mpt opt starcoder2 whisper"
)
TIED = frozenset(_TIED.split())
"""Output layer shared with the embedding table unless the file says otherwise. Others are counted apart."""

_PLAIN_MLP = (
    "arcee bloom falcon gpt2 gpt_bigcode gpt_neo gpt_neox gptj mpt nemotron nemotron_h opt phi starcoder2 whisper"
)
PLAIN_MLP = frozenset(_PLAIN_MLP.split())
"""Feed-forward blocks of two matrices."""

GATED_OUTPUT = frozenset(("qwen3_next",))
"""Attention with a gate on its output, though the file does not say so."""

LEARNED_POSITIONS = frozenset(("gpt2", "gpt_bigcode", "gpt_neo", "opt"))

HEAD_DIM = {
    "gemma": 256,
    "gemma2": 256,
    "gemma3": 256,
    "gemma3_text": 256,
    "gemma4": 256,
    "gemma4_text": 256,
    "glm4": 128,
    "mistral3": 128,
    "qwen3": 128,
}
"""Width of a head; elsewhere hidden size / heads."""

FOUR_TIMES = frozenset(("bloom", "falcon", "gpt2", "gpt_bigcode", "gpt_neo", "gptj", "mpt"))
"""Inner width of the feed-forward block is four times the hidden size."""

SLIDING_PERIOD = {"cohere2": 4, "gemma2": 2, "gemma3": 6, "gemma3_text": 6, "gpt_oss": 2, "llama4": 4, "llama4_text": 4}
"""Every n-th layer sees the whole context, the others a window."""

SLIDING_IF_ASKED = frozenset(("qwen2", "qwen2_moe", "qwen2_vl", "qwen2_5_vl", "qwen3", "qwen3_moe"))
"""A window in the file counts only with `use_sliding_window`."""

MISSING = {
    "gemma3": {"num_attention_heads": 8, "num_key_value_heads": 4, "vocab_size": 262208},
    "gemma3_text": {"num_attention_heads": 8, "num_key_value_heads": 4, "vocab_size": 262208},
}
"""Sizes that published files of the family leave out."""

CONTEXT = {"gemma3": 131072, "gemma3_text": 131072}

_ENCODERS = "bert camembert electra mpnet nomic_bert modernbert new roberta xlm-roberta"
ENCODERS = frozenset(_ENCODERS.split())
"""Models that read a text once and answer with a vector."""
