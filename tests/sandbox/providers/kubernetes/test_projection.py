"""Drift, and what only looks like it."""

import base64
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from landing_zone.sandbox.providers.kubernetes.projection import adopted, outputs, project, settle

HEAD = {"apiVersion": "v1", "kind": "ConfigMap"}


def seen(inputs: dict[str, Any], live: dict[str, Any]) -> dict[str, Any]:
    """Return the projection without its head."""
    return {key: value for key, value in project({**HEAD, **inputs}, {**HEAD, **live}).items() if key not in HEAD}


def test_what_others_set_is_not_seen() -> None:
    """Fields beside the inputs' belong to the server or to others."""
    assert seen({"spec": {"a": 1}}, {"spec": {"a": 1, "default": 2}, "status": {}}) == {"spec": {"a": 1}}


def test_changed_and_removed_fields_are_seen() -> None:
    """A field with another value shows it; one that is gone is left out."""
    assert seen({"data": {"a": "1", "b": "2"}}, {"data": {"a": "9"}}) == {"data": {"a": "9"}}


def test_empty_values_that_the_server_drops_are_no_drift() -> None:
    """What is empty, zero or false is often left out of what is stored."""
    inputs = {"spec": {"a": {}, "b": [], "c": "", "d": 0, "e": False}}
    assert seen(inputs, {"spec": {}}) == inputs


def test_lists_with_keys_are_matched_by_them() -> None:
    """Elements that others add or move don't matter; ours that are changed or gone do."""
    inputs = {"env": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}]}
    moved = [{"name": "X", "value": "0"}, {"name": "B", "value": "2"}, {"name": "A", "value": "1"}]
    assert seen(inputs, {"env": moved}) == inputs
    assert seen(inputs, {"env": [{"name": "A", "value": "9"}]}) == {"env": [{"name": "A", "value": "9"}]}


def test_ports_may_share_a_number() -> None:
    """The same port over TCP and UDP is two elements, each matched with its own."""
    inputs = {"ports": [{"port": 53, "protocol": "TCP"}, {"port": 53, "protocol": "UDP"}]}
    live = {"ports": [{"port": 53, "protocol": "UDP", "nodePort": 1}, {"port": 53, "protocol": "TCP", "nodePort": 2}]}
    assert seen(inputs, live) == inputs


def test_lists_without_keys_are_compared_whole() -> None:
    """Arguments, rules and tolerations belong to one owner: an added element is drift."""
    assert seen({"args": ["a"]}, {"args": ["a", "b"]}) == {"args": ["a", "b"]}
    assert seen({"args": ["a", "b"]}, {"args": ["a"]}) == {"args": ["a"]}


def test_strings_of_a_secret_are_read_from_its_data() -> None:
    """`stringData` can't be read; the data of the same key stands for it."""
    inputs = {"apiVersion": "v1", "kind": "Secret", "stringData": {"k": "v", "gone": "x"}}
    live = {"apiVersion": "v1", "kind": "Secret", "data": {"k": base64.b64encode(b"w").decode(), "other": "eA=="}}
    assert project(inputs, live)["stringData"] == {"k": "w"}


def test_another_spelling_is_no_drift() -> None:
    """Where the object is as the server makes it of the inputs, the inputs stand; elsewhere what is there."""
    inputs = {"limits": {"cpu": "1000m", "memory": "1024Mi"}, "labels": {"a": "b"}}
    wanted = {"limits": {"cpu": "1", "memory": "1Gi"}, "labels": {"a": "b"}}
    live = {"limits": {"cpu": "1", "memory": "2Gi"}, "labels": {}}
    assert settle(inputs, wanted, live) == {"limits": {"cpu": "1000m", "memory": "2Gi"}, "labels": {}}


def test_inputs_of_an_adopted_object_are_what_a_user_would_write() -> None:
    """Status and the server's own metadata are left out."""
    live = {**HEAD, "metadata": {"name": "x", "uid": "u", "managedFields": []}, "data": {}, "status": {}}
    assert adopted(live) == {**HEAD, "metadata": {"name": "x"}, "data": {}}
    assert outputs(live)["metadata"] == {"name": "x", "uid": "u"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "name", "env"]), inner),
    max_leaves=12,
)


@example(inputs={"env": [{"a": None, "name": []}]})
@given(st.dictionaries(st.sampled_from(["spec", "data", "env"]), JSON))
def test_an_object_that_is_as_declared_has_no_drift(inputs: dict[str, Any]) -> None:
    """Whatever the inputs, an object equal to them projects onto them."""
    assert seen(inputs, inputs) == inputs
