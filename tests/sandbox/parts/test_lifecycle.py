"""Releases on a real cluster: repeated, broken, changed."""

import json
from dataclasses import replace
from typing import Any

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.parts import record, registry
from landing_zone.sandbox.parts.release import ReleaseSpec

pytestmark = pytest.mark.integration
GPU_OPERATOR = ReleaseSpec(
    "gpu-operator", "gpu-operator", "gpu-operator", "v26.7.0", None, {"mig": {"strategy": "mixed"}}, True
)


def status(platform: Any, release: ReleaseSpec) -> dict[str, Any]:
    """Status of a release that is installed."""
    outputs = platform.run(lambda kube: registry.status(platform.cluster, release, kube))
    assert outputs is not None
    return dict(outputs["status"])


async def contents(kube: Kube, release: ReleaseSpec) -> dict[str, Any]:
    """Identity and content of every object of a release."""
    found = await record.read(kube, release)
    assert found is not None
    objects = [await kube.get(r.api_version, r.kind, r.name, r.namespace) for r in found.objects]
    parts = ("spec", "data", "rules", "webhooks", "subjects")
    return {
        f"{obj['kind']} {obj['metadata']['name']}": (obj["metadata"]["uid"], [obj.get(part) for part in parts])
        for obj in objects
        if obj
    }


def test_installing_again_changes_nothing(platform: Any) -> None:
    """No object is made anew or changed, no process started again: so a killed run can simply be repeated."""

    async def everything(kube: Kube) -> dict[str, Any]:
        return {k: v for release in platform.releases for k, v in (await contents(kube, release)).items()}

    before = (platform.run(everything), platform.pids())
    platform.run(platform.install)
    assert (platform.run(everything), platform.pids()) == before


class Dying(Kube):
    """A client whose process is killed at its n-th write."""

    writes_left: int

    async def apply(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Write, while there is life."""
        self.writes_left -= 1
        if self.writes_left < 0:
            raise Killed
        return await super().apply(*args, **kwargs)


class Killed(Exception):
    """The end of a run."""


@pytest.mark.parametrize("writes", [1, 5, 16])
def test_a_run_killed_at_any_write_is_finished_by_the_next(platform: Any, writes: int) -> None:
    """The release says that it is pending, and installing again makes it whole."""
    serving = platform.serving()

    async def killed(kube: Kube) -> None:
        await registry.uninstall(platform.cluster, serving, kube)
        async with Dying(kube.access) as dying:
            dying.writes_left = writes
            with pytest.raises(Killed):
                await registry.install(platform.cluster, serving, dying)

    platform.run(killed)
    assert status(platform, serving)["status"] != "deployed"
    platform.run(lambda kube: registry.install(platform.cluster, serving, kube))
    assert status(platform, serving)["status"] == "deployed"


def test_a_stopped_process_and_a_deleted_object_are_found_and_put_back(platform: Any) -> None:
    """Status says what is gone; installing again brings it back."""
    serving = platform.serving()
    platform.cluster.stop("kserve-manager")
    role = ("rbac.authorization.k8s.io/v1", "ClusterRole", "kserve-manager-role")
    platform.run(lambda kube: kube.delete(*role))
    found = status(platform, serving)
    assert found["status"] == "failed"
    assert found["description"] == "ClusterRole kserve-manager-role is gone; process kserve-manager does not run"
    platform.run(lambda kube: registry.install(platform.cluster, serving, kube))
    assert status(platform, serving)["status"] == "deployed"
    assert platform.cluster.running("kserve-manager")


def test_changed_values_reach_the_controller(platform: Any) -> None:
    """Another domain is in KServe's ConfigMap, and the controller, which reads it at its start, starts anew."""
    old = platform.pids()["kserve-manager"]
    platform.run(lambda kube: registry.install(platform.cluster, platform.serving("other.internal"), kube))
    config = platform.run(lambda kube: kube.get("v1", "ConfigMap", "inferenceservice-config", "kserve"))
    assert json.loads(config["data"]["ingress"])["ingressDomain"] == "other.internal"
    assert platform.pids()["kserve-manager"] != old


def test_objects_that_a_new_version_no_longer_has_are_deleted(platform: Any) -> None:
    """Runtimes that the values switch off go."""
    off = replace(platform.runtimes, values={})
    platform.run(lambda kube: registry.install(platform.cluster, off, kube))
    left = platform.run(lambda kube: kube.list("serving.kserve.io/v1alpha1", "ClusterServingRuntime"))
    assert [obj["metadata"]["name"] for obj in left] == []


def test_a_recorded_release_is_there_until_it_is_uninstalled(platform: Any) -> None:
    """A chart of which nothing runs still has a release with chart, version and values."""

    async def work(kube: Kube) -> None:
        await registry.install(platform.cluster, GPU_OPERATOR, kube)
        outputs = await registry.status(platform.cluster, GPU_OPERATOR, kube)
        assert outputs == {
            "status": {
                "status": "deployed",
                "name": "gpu-operator",
                "namespace": "gpu-operator",
                "chart": "gpu-operator",
                "version": "v26.7.0",
            },
            "values": {"mig": {"strategy": "mixed"}},
        }
        await registry.uninstall(platform.cluster, GPU_OPERATOR, kube)
        assert await registry.status(platform.cluster, GPU_OPERATOR, kube) is None
        assert await kube.get("v1", "Namespace", "gpu-operator") is None

    platform.run(work)


def test_a_namespace_that_was_there_stays(platform: Any) -> None:
    """A release takes away only the namespace that it made, also if the run that made it was killed right after."""

    async def work(kube: Kube) -> None:
        there = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "there"}}
        await kube.apply(there, field_manager="test")
        guest = replace(GPU_OPERATOR, namespace="there")
        await registry.install(platform.cluster, guest, kube)
        await registry.uninstall(platform.cluster, guest, kube)
        assert await kube.get("v1", "Namespace", "there")
        own = replace(GPU_OPERATOR, namespace="own")
        async with Dying(kube.access) as dying:
            dying.writes_left = 1
            with pytest.raises(Killed):
                await registry.install(platform.cluster, own, dying)
        await registry.install(platform.cluster, own, kube)
        await registry.uninstall(platform.cluster, own, kube)
        assert await kube.get("v1", "Namespace", "own") is None

    platform.run(work)


def test_a_missing_namespace_is_an_error_as_with_helm(platform: Any) -> None:
    """A release that may not make its namespace says which one is missing, and makes nothing."""
    release = replace(GPU_OPERATOR, namespace="nowhere", create_namespace=False)
    with pytest.raises(SandboxError, match='release gpu-operator: namespace "nowhere" not found'):
        platform.run(lambda kube: registry.install(platform.cluster, release, kube))
