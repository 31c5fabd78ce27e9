"""What a killed run leaves is repaired: metadata, pending operations, locks."""

import pytest

from landing_zone.engine.recovery import _adopt, object_id


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({"metadata": {"name": "a", "namespace": "n"}}, "n/a"),
        ({"metadata": {"name": "a"}}, "a"),
        ({"name": "kserve", "namespace": "kserve", "chart": "kserve-resources"}, "kserve/kserve"),
        ({"length": 4}, ""),
    ],
)
def test_the_id_of_an_object_follows_from_its_inputs(inputs: dict[str, object], expected: str) -> None:
    """As the provider gives it: namespace and name."""
    assert object_id(inputs) == expected


def pending(urn: str, kind: str = "creating", **inputs: object) -> dict[str, object]:
    """A pending operation as the engine exports it."""
    resource = {"urn": urn, "custom": True, "type": "kubernetes:core/v1:ConfigMap", "inputs": inputs}
    return {"type": kind, "resource": resource}


def test_a_create_in_flight_is_adopted_under_its_id() -> None:
    """So that a destroy deletes what it may have made."""
    resources: list[dict[str, object]] = []
    assert _adopt(resources, [pending("u", metadata={"name": "a", "namespace": "n"})]) == 1
    assert resources[0]["id"] == "n/a"
    assert resources[0]["outputs"] == {"metadata": {"name": "a", "namespace": "n"}}


@pytest.mark.parametrize(
    "operation", [pending("known", metadata={"name": "a"}), pending("u", kind="deleting"), pending("u")]
)
def test_nothing_else_is_adopted(operation: dict[str, object]) -> None:
    """Neither what the state has already, nor other operations, nor a resource whose id is unknown."""
    resources: list[dict[str, object]] = [{"urn": "known"}]
    assert _adopt(resources, [operation]) == 0
    assert len(resources) == 1
