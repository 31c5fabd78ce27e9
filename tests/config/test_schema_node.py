"""The part of a JSON Schema that describes a value."""

import pytest

from landing_zone.config.environment import Environment
from landing_zone.config.schema_node import keys, kind, node_at, wanted

SCHEMA = Environment.model_json_schema()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((), "a mapping"),
        (("clusters",), "a list"),
        (("clusters", 0, "pools", 3, "nodes", "max"), "a whole number"),
        (("clusters", 0, "place", "latitude"), "a number"),
        (("clusters", 0, "gpu", "owner"), "text"),
        (("data_classes", "patient", "spot"), "`true` or `false`"),
        (("tenants", 0, "registry_secret", "env"), "text"),
        (("nothing", 7, "here"), "another type of value"),
    ],
)
def test_the_type_is_found_through_lists_names_and_options(path: tuple[str | int, ...], words: str) -> None:
    """References, options, lists and mappings of free keys are followed; what is not described has no type."""
    assert kind(node_at(SCHEMA, path)) == words


def test_keys_are_in_the_order_of_the_model() -> None:
    """As the model declares them."""
    assert keys(node_at(SCHEMA, ("clusters", 0, "place"))) == ["city", "country", "latitude", "longitude"]


def test_an_example_is_a_better_hint_than_the_description() -> None:
    """The first sentence of the description is taken where there is no example."""
    assert wanted(node_at(SCHEMA, ("clusters", 0, "gpu", "owner"))) == "text such as `operator` or `host`"
    assert wanted(node_at(SCHEMA, ("clusters", 0, "pools", 0, "vcpu"))) == "a whole number (CPUs of one node)"
    assert wanted({"type": "array"}) == "a list"
