"""Serving runtimes: which server answers for which task, and how it is started."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from landing_zone.errors import LandingZoneError
from landing_zone.infra.serving.security import CONTAINER
from landing_zone.infra.tenancy.network import MODEL_PORT
from landing_zone.infra.versions import IMAGES

MODEL_FOLDER = "/mnt/models"
"""Where KServe's storage initializer puts the weights."""
PREFIX = "ai-landing-zone-"


@dataclass(frozen=True)
class Runtime:
    """A model server."""

    name: str
    image: str
    """Key in the table of images."""
    model_format: str
    command: tuple[str, ...]
    args: tuple[str, ...]
    """Arguments for every model; the model's own follow."""
    ready_path: str
    protocols: tuple[str, ...] = ()
    """Inference protocols of KServe that it speaks; none for servers with the OpenAI API."""
    metrics_path: str = "/metrics"

    @property
    def object_name(self) -> str:
        """Name of the ClusterServingRuntime."""
        return PREFIX + self.name


_OPENAI = (f"--port={MODEL_PORT}", "--served-model-name={{.Name}}")

RUNTIMES: Mapping[str, Runtime] = {
    runtime.name: runtime
    for runtime in (
        Runtime("vllm", "vllm", "vllm", ("vllm", "serve"), _OPENAI, "/health"),
        Runtime("vllm-cpu", "vllm-cpu", "vllm", ("vllm", "serve"), _OPENAI, "/health"),
        # Speech needs PyAV and soundfile, which the image of vLLM-Omni has and that of vLLM has not.
        Runtime("vllm-speech", "vllm-omni", "whisper", ("vllm", "serve"), _OPENAI, "/health"),
        Runtime(
            "vllm-diffusion",
            "vllm-omni",
            "diffusers",
            ("vllm", "serve"),
            ("--omni", "--diffusion-load-format=diffusers", *_OPENAI),
            "/health",
        ),
        Runtime(
            "triton",
            "triton",
            "onnx",
            ("tritonserver",),
            (f"--model-repository={MODEL_FOLDER}", f"--http-port={MODEL_PORT}", "--allow-grpc=false"),
            "/v2/health/ready",
            protocols=("v2",),
        ),
        Runtime(
            "xgboost",
            "xgboost",
            "xgboost",
            ("python", "-m", "xgbserver"),
            ("--model_name={{.Name}}", f"--model_dir={MODEL_FOLDER}", f"--http_port={MODEL_PORT}"),
            "/v2/health/ready",
            protocols=("v1", "v2"),
        ),
    )
}

_BY_TASK = {
    "chat": "vllm",
    "vision-chat": "vllm",
    "embedding": "vllm",
    "image-generation": "vllm-diffusion",
    "speech-to-text": "vllm-speech",
    "image-classification": "triton",
    "tabular": "xgboost",
}
_ON_CPU = {"vllm": "vllm-cpu"}
_NEEDS_DEVICE = frozenset({"vllm-diffusion", "vllm-speech"})


def runtime_for(task: str, resource: str | None) -> Runtime:
    """Return the runtime for a task on an extended resource (None = CPU).

    Raises:
        LandingZoneError: none of the runtimes serves the task on that kind of device.
    """
    name = _BY_TASK[task]
    if resource is None:
        if name in _NEEDS_DEVICE:
            raise LandingZoneError(f"no serving runtime does {task} on CPU; plan it on an NVIDIA accelerator")
        return RUNTIMES[_ON_CPU.get(name, name)]
    if not resource.startswith("nvidia.com/"):
        raise LandingZoneError(f"no serving runtime does {task} on {resource}; plan it on an NVIDIA accelerator")
    return RUNTIMES[name]


def runtime_spec(runtime: Runtime) -> dict[str, Any]:
    """Return the spec of a ClusterServingRuntime."""
    protocols = {"protocolVersions": list(runtime.protocols)} if runtime.protocols else {}
    return {
        **protocols,
        "annotations": {
            "prometheus.kserve.io/port": str(MODEL_PORT),
            "prometheus.kserve.io/path": runtime.metrics_path,
        },
        "supportedModelFormats": [{"name": runtime.model_format, "autoSelect": False}],
        "containers": [_container(runtime)],
        "volumes": [{"name": "shared-memory", "emptyDir": {"medium": "Memory"}}],
    }


def _container(runtime: Runtime) -> dict[str, Any]:
    return {
        "name": "kserve-container",
        "image": IMAGES[runtime.image],
        "command": list(runtime.command),
        "args": list(runtime.args),
        "env": [{"name": name, "value": value} for name, value in _ENVIRONMENT.items()],
        "securityContext": CONTAINER,
        "startupProbe": _probe(runtime, period_seconds=10, failures=180),  # 30 minutes to load the weights
        "readinessProbe": _probe(runtime, period_seconds=10, failures=3),
        "volumeMounts": [{"name": "shared-memory", "mountPath": "/dev/shm"}],  # noqa: S108
        "resources": {"requests": {"cpu": "1", "memory": "2Gi"}, "limits": {"cpu": "1", "memory": "2Gi"}},
    }


_ENVIRONMENT = {"HOME": "/tmp", "USER": "model", "HF_HOME": "/tmp/huggingface", "HF_HUB_OFFLINE": "1"}  # noqa: S108
"""A user without an entry in the image's passwd needs a home, and weights come from the storage initializer alone."""


def _probe(runtime: Runtime, *, period_seconds: int, failures: int) -> dict[str, Any]:
    get = {"path": runtime.ready_path, "port": MODEL_PORT}
    return {"httpGet": get, "periodSeconds": period_seconds, "failureThreshold": failures, "timeoutSeconds": 5}
