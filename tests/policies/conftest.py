"""An environment to judge against, and short ways to make resources."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from landing_zone.config.rule import Rule, Site
from landing_zone_policies.control import Control
from landing_zone_policies.finding import judge_all
from landing_zone_policies.normalize import make_resource, object_type
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import NOWHERE, ClusterFacts, Scene
from landing_zone_policies.sources.lines import options


@pytest.fixture
def scene() -> Scene:
    """A hospital's site with two pools, and a cloud cluster elsewhere."""
    return Scene(
        name="hospitals",
        clusters={
            "hospital": ClusterFacts(
                name="hospital",
                site="on-prem",
                jurisdictions=frozenset({"DE", "EU", "EEA"}),
                certifications=frozenset({"iso27001", "c5"}),
                pools={"h100": "nvidia.com/gpu", "mig": "nvidia.com/mig-3g.40gb", "cpu": None},
            ),
            "us-east": ClusterFacts(
                name="us-east",
                site="aws",
                jurisdictions=frozenset({"US"}),
                certifications=frozenset({"iso27001"}),
                pools={"l4": "nvidia.com/gpu"},
            ),
        },
        data_classes={
            "public": Rule.model_validate({}),
            "patient": Rule.model_validate({"jurisdictions": ["EU"]}),
            "on-site": Rule.model_validate({"sites": [Site.ON_PREM]}),
            "house": Rule.model_validate({"clusters": ["hospital"]}),
            "certified": Rule.model_validate({"certifications": ["iso27001", "c5"]}),
        },
        owners={"clinic": "ai@clinic.example"},
    )


@pytest.fixture
def pod() -> Any:
    """Make a pod from its specification."""

    def make(cluster: str | None = "hospital", **spec: Any) -> Resource:
        props = {"kind": "Pod", "metadata": {"name": "p", "namespace": "clinic"}, "spec": spec}
        return Resource("urn:pod", "kubernetes:core/v1:Pod", props, cluster)

    return make


Example = Mapping[str, Any] | Sequence[Mapping[str, Any]]
"""A Kubernetes object, a resource with `type`, `props` and perhaps `opts`, or all those of a stack."""
Judged = Callable[..., dict[str, set[str]]]


@pytest.fixture
def judged() -> Judged:
    """Return by name what a control says of examples, each a stack of its own, where it says anything."""

    def judge(control: Control, examples: Mapping[str, Example], **settings: Any) -> dict[str, set[str]]:
        scene = replace(NOWHERE, settings={(control.id, name): value for name, value in settings.items()})
        found = {name: judge_all([control], _objects(example), scene) for name, example in examples.items()}
        return {name: {f.verdict.value for f in findings} for name, findings in found.items() if findings}

    return judge


def _objects(example: Example) -> list[Resource]:
    objects = [example] if isinstance(example, Mapping) else example
    return [_made(f"object-{i}", o) for i, o in enumerate(objects)]


def _made(id: str, example: Mapping[str, Any]) -> Resource:
    if "props" not in example:
        return make_resource(id, object_type(example), example)
    return make_resource(id, example["type"], example["props"], opts=options(example.get("opts", {})))
