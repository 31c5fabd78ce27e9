"""Names as users type them."""

import click
import pytest

from landing_zone.cli.lookup import find_name

MODELS = ("meta-llama/Llama-3.3-70B-Instruct", "openai/gpt-oss-120b", "a/same", "b/same")


@pytest.mark.parametrize("typed", ["openai/gpt-oss-120b", "OpenAI/GPT-OSS-120B", " gpt-oss-120B "])
def test_case_and_owner_are_optional(typed: str) -> None:
    """Any case, and without the owner where only one model has the name."""
    assert find_name(typed, MODELS, what="model", option="--model") == "openai/gpt-oss-120b"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("LLAMA-3.3-70b", "did you mean `meta-llama/Llama-3.3-70B-Instruct`?; write a path"),
        ("same", "did you mean `a/same` or `b/same`?"),
        ("xyzzy", "no model `xyzzy` in the catalog; write a path"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(typed: str, told: str) -> None:
    """The message names the option, the nearest names, and the other way out."""
    with pytest.raises(click.BadParameter, match="no model") as refused:
        find_name(typed, MODELS, what="model", option="--model", fix="write a path")
    assert told in refused.value.message
    assert refused.value.param_hint == "--model"
