"""A placed workload as an InferenceService."""

import pytest

from landing_zone.infra.serving.inference_service import (
    ModelServiceArgs,
    host,
    service_annotations,
    service_labels,
    service_spec,
)
from landing_zone.infra.serving.packing import packing

ARGS: ModelServiceArgs = {
    "cluster": "site",
    "workload": "notes",
    "tenant": "clinic",
    "owner": "ai@clinic.example",
    "task": "chat",
    "model": "microsoft/phi-4",
    "model_uri": "oci://registry.example/phi-4@sha256:abc",
    "licence": "mit",
    "data_class": "patient",
    "criticality": "critical",
    "pool": "h100",
    "taints": [{"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"}],
    "replicas": 3,
    "shape": {
        "precision": "bf16",
        "tensor_parallel": 2,
        "devices": 2,
        "resource": "nvidia.com/gpu",
        "vcpu": 12,
        "memory_gib": 48.5,
        "max_model_len": 4096,
        "max_concurrency": 8,
    },
    "token_budget_per_minute": 9000,
    "domain": "models.internal",
}


def test_requests_equal_limits() -> None:
    """So that a replica has what the plan counted, and accelerators are not overcommitted."""
    resources = service_spec(ARGS)["predictor"]["model"]["resources"]
    assert resources["requests"] == {"cpu": "12", "memory": "49664Mi", "nvidia.com/gpu": "2"}
    assert resources["limits"] == resources["requests"]


def test_it_runs_on_the_planned_pool() -> None:
    """Held there by selector, let there by toleration, ranked by criticality."""
    predictor = service_spec(ARGS)["predictor"]
    assert predictor["nodeSelector"] == {"ai-landing-zone/pool": "h100"}
    assert predictor["tolerations"][0]["value"] == "present"
    assert predictor["priorityClassName"] == "ai-landing-zone-critical"


def test_it_fills_the_nodes_of_its_pool() -> None:
    """By what it says itself, and by the label that others look for."""
    assert packing("notes", "h100").items() <= service_spec(ARGS)["predictor"].items()
    assert service_labels(ARGS)["ai-landing-zone/pool"] == "h100"


def test_the_plan_decides_the_replicas() -> None:
    """No autoscaler moves them."""
    predictor = service_spec(ARGS)["predictor"]
    assert (predictor["minReplicas"], predictor["maxReplicas"]) == (3, 3)
    assert service_annotations(ARGS)["serving.kserve.io/autoscalerClass"] == "none"


def test_a_rollout_needs_no_free_device() -> None:
    """A full pool can still be updated."""
    assert service_spec(ARGS)["predictor"]["deploymentStrategy"]["rollingUpdate"] == {
        "maxSurge": 0,
        "maxUnavailable": 1,
    }


def test_pods_are_restricted() -> None:
    """Pod and container say what the namespace's standard asks for."""
    predictor = service_spec(ARGS)["predictor"]
    assert predictor["securityContext"]["runAsNonRoot"] is True
    assert predictor["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert predictor["model"]["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert predictor["automountServiceAccountToken"] is False


def test_weights_of_one_model() -> None:
    """One URI, at KServe's usual place."""
    predictor = service_spec(ARGS)["predictor"]
    assert predictor["model"]["storageUri"] == ARGS["model_uri"]
    assert "storageUris" not in predictor


def test_weights_with_adapters() -> None:
    """KServe takes either one URI or several; all below one folder."""
    adapters = [{"name": "ward", "uri": "s3://ward", "rank": 16}]
    predictor = service_spec({**ARGS, "adapters": adapters})["predictor"]
    assert "storageUri" not in predictor["model"]
    assert predictor["storageUris"] == [
        {"uri": ARGS["model_uri"], "mountPath": "/mnt/models/base"},
        {"uri": "s3://ward", "mountPath": "/mnt/models/adapters/ward"},
    ]


def test_what_is_known_of_the_model_is_written_on_it() -> None:
    """Owner, licence, digest, budget; class and workload as labels."""
    annotations = service_annotations(ARGS)
    assert annotations["ai-landing-zone/owner"] == "ai@clinic.example"
    assert annotations["ai-landing-zone/model-digest"] == "sha256:abc"
    assert annotations["ai-landing-zone/token-budget-per-minute"] == "9000"
    assert service_labels(ARGS)["ai-landing-zone/data-class"] == "patient"
    assert service_labels(ARGS)["ai-landing-zone/workload"] == "notes"


def test_models_without_tokens_or_digest_say_nothing_of_them() -> None:
    """An absent annotation is not an empty one."""
    annotations = service_annotations({**ARGS, "model_uri": "s3://m", "token_budget_per_minute": 0})
    assert not {"ai-landing-zone/model-digest", "ai-landing-zone/token-budget-per-minute"} & set(annotations)


def test_the_host_is_the_one_that_kserve_gives() -> None:
    """Name and namespace joined, below the domain."""
    assert host(ARGS) == "notes-clinic.models.internal"


@pytest.mark.parametrize(("task", "protocol"), [("image-classification", "v2"), ("tabular", "v2"), ("chat", None)])
def test_the_protocol_is_named_where_the_runtime_has_one(task: str, protocol: str | None) -> None:
    """Servers with the OpenAI API have none of KServe's."""
    assert service_spec({**ARGS, "task": task})["predictor"]["model"].get("protocolVersion") == protocol
