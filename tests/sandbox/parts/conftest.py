"""A real sandbox cluster with one GPU node, and releases as the platform asks for them."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.parts import registry
from landing_zone.sandbox.parts.release import ReleaseSpec
from landing_zone.sandbox.parts.together import together

T = TypeVar("T")
CONTROLLERS = ("kserve-manager", "envoy-gateway")


class Platform:
    """A cluster and the releases that make it serve models."""

    gateway = ReleaseSpec(
        name="gateway-helm",
        namespace="envoy-gateway-system",
        chart="oci://docker.io/envoyproxy/gateway-helm",
        version="v1.9.1",
        values={"config": {"envoyGateway": {"extensionApis": {"enableBackend": True}}}},
        create_namespace=True,
    )
    definitions = ReleaseSpec("kserve-crd", "kserve", "kserve-crd", "v0.20.0", create_namespace=True)
    runtimes = ReleaseSpec(
        "runtimes", "kserve", "kserve-runtime-configs", "v0.20.0", None, {"kserve": {"servingruntime": {"enabled": 1}}}
    )

    def __init__(self, cluster: SandboxCluster) -> None:
        self.cluster = cluster

    @staticmethod
    def serving(domain: str = "models.internal") -> ReleaseSpec:
        """KServe in Standard mode with routes by the Gateway API."""
        gateway = {
            "domain": domain,
            "disableIstioVirtualHost": True,
            "ingressGateway": {"enableGatewayApi": True, "kserveGateway": "kserve/kserve-ingress-gateway"},
        }
        values = {"kserve": {"controller": {"deploymentMode": "Standard", "gateway": gateway}}}
        return ReleaseSpec("kserve-resources", "kserve", "kserve-resources", "v0.20.0", None, values)

    @property
    def releases(self) -> tuple[ReleaseSpec, ...]:
        """All releases, those that others need first."""
        return (self.gateway, self.definitions, self.serving(), self.runtimes)

    def run(self, work: Callable[[Kube], Awaitable[T]]) -> T:
        """Run ``work`` with a client of the cluster."""

        async def main() -> T:
            async with Kube.connect(self.cluster.kubeconfig) as kube:
                return await work(kube)

        return asyncio.run(main())

    async def install(self, kube: Kube) -> None:
        """Install what is not installed, and put right what is not right."""
        gateway, definitions, *others = self.releases
        await together(registry.install(self.cluster, release, kube) for release in (gateway, definitions))
        for release in others:
            await registry.install(self.cluster, release, kube)

    def pids(self) -> dict[str, int]:
        """Pids of the controllers."""
        return {process.name: process.pid for process in self.cluster.processes() if process.name in CONTROLLERS}


@pytest.fixture(scope="session")
def sandbox_cluster(binaries: dict[str, Path], shared_files: dict[str, Path]) -> Iterator[SandboxCluster]:
    """A cluster in a namespace of its own, with a simulated node of eight GPUs."""
    folder = Path(tempfile.mkdtemp(prefix="lz-parts-"))
    cluster = SandboxCluster.create(folder, "parts", binaries, shared_files)
    try:
        cluster.up()
        Platform(cluster).run(lambda kube: kube.apply(_gpu_node(), field_manager="test"))
        yield cluster
    finally:
        _keep_logs(folder)
        cluster.down()


@pytest.fixture
def platform(sandbox_cluster: SandboxCluster) -> Platform:
    """The cluster with gateway and serving as they are meant to be, whatever an earlier test did."""
    platform = Platform(sandbox_cluster)
    platform.run(platform.install)
    return platform


def _keep_logs(folder: Path) -> None:
    """Copy the controllers' logs to `LZ_TEST_LOGS`, if that is set."""
    if (target := os.environ.get("LZ_TEST_LOGS")) and (folder / "logs").is_dir():
        shutil.copytree(folder / "logs", target, dirs_exist_ok=True)


def _gpu_node() -> dict[str, Any]:
    amounts = {"cpu": "64", "memory": "512Gi", "pods": "110", "nvidia.com/gpu": "8"}
    return {
        "apiVersion": "v1",
        "kind": "Node",
        "metadata": {
            "name": "gpu-0",
            "labels": {"ai-landing-zone/pool": "h100"},
            "annotations": {"kwok.x-k8s.io/node": "fake"},
        },
        "spec": {"taints": [{"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"}]},
        "status": {"capacity": amounts, "allocatable": amounts},
    }
