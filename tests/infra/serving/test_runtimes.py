"""Which server answers for which task."""

import pytest

from landing_zone.config.workload import Task
from landing_zone.errors import LandingZoneError
from landing_zone.infra.serving.runtimes import RUNTIMES, runtime_for, runtime_spec


@pytest.mark.parametrize("task", list(Task))
def test_every_task_has_a_runtime_on_nvidia(task: Task) -> None:
    """Whole devices and partitions alike."""
    assert runtime_for(task.value, "nvidia.com/gpu") is runtime_for(task.value, "nvidia.com/mig-3g.40gb")


def test_language_models_on_cpu_get_an_image_for_cpu() -> None:
    """The image for devices does not start without one."""
    assert runtime_for("embedding", None).image == "vllm-cpu"
    assert runtime_for("tabular", None).name == "xgboost"


@pytest.mark.parametrize(
    ("task", "resource"), [("image-generation", None), ("speech-to-text", None), ("chat", "amd.com/gpu")]
)
def test_what_no_runtime_serves_is_refused(task: str, resource: str | None) -> None:
    """Rather than started with an image that can't run."""
    with pytest.raises(LandingZoneError, match=f"no serving runtime does {task}"):
        runtime_for(task, resource)


@pytest.mark.parametrize("name", sorted(RUNTIMES))
def test_containers_keep_to_the_restricted_standard(name: str) -> None:
    """Whatever the image would do by itself."""
    (container,) = runtime_spec(RUNTIMES[name])["containers"]
    context = container["securityContext"]
    assert context["privileged"] is False
    assert context["allowPrivilegeEscalation"] is False
    assert context["runAsNonRoot"] is True
    assert context["capabilities"] == {"drop": ["ALL"]}
    assert context["seccompProfile"] == {"type": "RuntimeDefault"}
    assert container["name"] == "kserve-container"
