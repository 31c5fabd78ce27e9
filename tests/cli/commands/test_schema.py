"""`lz schema` prints schemas that accept what the loader accepts, and refuse what it refuses."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, ValidationError

LZ = Callable[..., Any]


@pytest.mark.parametrize(("kind", "file"), [("environment", "stack"), ("workload", "workload")])
def test_a_good_file_fits_its_schema(project: Any, lz: LZ, kind: str, file: str) -> None:
    """And one with an unknown key does not."""
    schema = lz("schema", kind).document
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    content = yaml.safe_load(getattr(project, file).read_text())
    validator.validate(content)
    (content["config"]["ai-landing-zone:environment"] if kind == "environment" else content)["surprise"] = 1
    with pytest.raises(ValidationError):
        validator.validate(content)


def test_json_is_the_same(lz: LZ) -> None:
    """A schema is JSON anyway."""
    assert lz("schema", "workload", "--json").out == lz("schema", "workload").out
