"""A model is found by whatever people write for it, and never guessed."""

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.model_names import UnknownModel, find_model

MODELS = load_catalog().models


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Qwen/Qwen3-8B", "Qwen/Qwen3-8B"),
        ("qwen/qwen3-8b", "Qwen/Qwen3-8B"),
        (" Qwen/Qwen3-8B ", "Qwen/Qwen3-8B"),
        ("qwen3-8b", "Qwen/Qwen3-8B"),
        ("meta-llama/Llama-3.1-70B-Instruct", "meta-llama/Llama-3.3-70B-Instruct"),
        ("META-LLAMA/llama-3.1-8b", "meta-llama/Llama-3.1-8B-Instruct"),
        ("Mixtral-8x7B-v0.1", "mistralai/Mixtral-8x7B-Instruct-v0.1"),
    ],
)
def test_ids_and_aliases_are_found_in_any_case(written: str, meant: str) -> None:
    """By id, by alias, without the organisation."""
    assert find_model(written, MODELS).name == meant
    assert load_catalog().model(written).name == meant


@pytest.mark.parametrize(
    ("written", "near"),
    [("Qwen/Qwen3-8", "Qwen/Qwen3-8B"), ("microsoft/phi4", "microsoft/phi-4"), ("gpt-oss-120", "openai/gpt-oss-120b")],
)
def test_the_nearest_is_suggested(written: str, near: str) -> None:
    """A slip of the pen is an error that names what was meant."""
    with pytest.raises(UnknownModel) as caught:
        find_model(written, MODELS)
    assert near in caught.value.nearest
    assert near in str(caught.value)


@pytest.mark.parametrize("written", ["", "x" * 100_000, "nothing/like\nthis"])
def test_nonsense_is_an_error(written: str) -> None:
    """Nothing near: no suggestion, and a text of one length."""
    with pytest.raises(UnknownModel) as caught:
        find_model(written, MODELS)
    assert len(str(caught.value)) < 400
