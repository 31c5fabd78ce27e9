"""The one table of what is installed: charts, container images and API versions that are tested together.

Everything in it changes together: bump a row, run the tests, and `incompatibilities` says what no longer fits. The
rules are those that the projects publish themselves (Envoy Gateway's release matrix, KServe's `kserve-deps.env` and
installation guide, the charts' `kubeVersion`), as of 2026-11-24.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Version = tuple[int, ...]


@dataclass(frozen=True)
class Chart:
    """A Helm chart of one version, where it comes from and what it needs."""

    name: str
    version: str
    repository: str
    """`https://…` of a Helm repository, or the `oci://…` folder that the chart lies in."""
    namespace: str
    kubernetes: tuple[str, str]
    """Oldest and newest minor version of Kubernetes that it supports."""
    needs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Oldest and newest version of what else must be there, by name; an empty string is no bound."""
    provides: Mapping[str, str] = field(default_factory=dict)
    """What it brings with it, by name and version."""


CHARTS: Mapping[str, Chart] = {
    chart.name: chart
    for chart in (
        Chart(
            name="gpu-operator",
            version="v26.7.0",
            repository="https://helm.ngc.nvidia.com/nvidia",
            namespace="gpu-operator",
            kubernetes=("1.32", "1.36"),
        ),
        Chart(
            name="cert-manager",
            version="v1.21.1",
            repository="oci://quay.io/jetstack/charts",
            namespace="cert-manager",
            kubernetes=("1.22", "1.36"),
        ),
        Chart(
            name="gateway-helm",
            version="v1.9.1",
            repository="oci://docker.io/envoyproxy",
            namespace="envoy-gateway-system",
            kubernetes=("1.33", "1.36"),
            provides={"gateway-api": "v1.6.1"},
        ),
        Chart(
            name="kserve-crd",
            version="v0.20.0",
            repository="oci://ghcr.io/kserve/charts",
            namespace="kserve",
            kubernetes=("1.32", "1.36"),
        ),
        Chart(
            name="kserve-resources",
            version="v0.20.0",
            repository="oci://ghcr.io/kserve/charts",
            namespace="kserve",
            kubernetes=("1.32", "1.36"),
            needs={
                "kserve-crd": ("v0.20.0", "v0.20.0"),
                "cert-manager": ("v1.17.0", ""),
                "gateway-api": ("v1.5.1", ""),
            },
        ),
    )
}

KUBERNETES = "1.36"
"""Minor version that the whole set was run on."""

IMAGES: Mapping[str, str] = {
    "vllm": "docker.io/vllm/vllm-openai:v0.21.0",
    "vllm-cpu": "docker.io/vllm/vllm-openai-cpu:v0.21.0",
    "vllm-omni": "docker.io/vllm/vllm-omni:v0.26.0",
    "triton": "nvcr.io/nvidia/tritonserver:25.08-py3",
    "xgboost": "docker.io/kserve/xgbserver:v0.20.0",
}

GATEWAY_API = "gateway.networking.k8s.io/v1"
INFERENCE_SERVICE_API = "serving.kserve.io/v1beta1"
SERVING_RUNTIME_API = "serving.kserve.io/v1alpha1"


def parse(version: str) -> Version:
    """Return `v1.21.1` as (1, 21, 1), so that versions compare by number."""
    return tuple(int(part) for part in version.removeprefix("v").split("-")[0].split("."))


def incompatibilities(charts: Iterable[Chart], kubernetes: str) -> list[str]:
    """Return one sentence for each rule that this set of charts breaks on this minor version of Kubernetes."""
    chosen = sorted(charts, key=lambda c: c.name)
    present = {c.name: c.version for c in chosen}
    for chart in chosen:
        present |= chart.provides
    return [*_kubernetes(chosen, kubernetes), *_needs(chosen, present)]


def _kubernetes(charts: Iterable[Chart], kubernetes: str) -> list[str]:
    return [
        f"{c.name} {c.version} supports Kubernetes {c.kubernetes[0]} to {c.kubernetes[1]}, the cluster has {kubernetes}"
        for c in charts
        if not parse(c.kubernetes[0]) <= parse(kubernetes)[:2] <= parse(c.kubernetes[1])
    ]


def _needs(charts: Iterable[Chart], present: Mapping[str, str]) -> list[str]:
    broken = []
    for chart in charts:
        for name, (oldest, newest) in sorted(chart.needs.items()):
            found = present.get(name)
            if found is None:
                broken.append(f"{chart.name} {chart.version} needs {name} {oldest or newest}, which is not installed")
            elif not _within(found, oldest, newest):
                span = f"{oldest} or newer" if not newest else f"{oldest} to {newest}"
                broken.append(f"{chart.name} {chart.version} needs {name} {span}, the set has {found}")
    return broken


def _within(version: str, oldest: str, newest: str) -> bool:
    low = not oldest or parse(version) >= parse(oldest)
    return low and (not newest or parse(version) <= parse(newest))
