"""The end of the platform on a real cluster."""

import asyncio
from typing import Any

import pytest

from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.parts import registry
from landing_zone.sandbox.parts.together import together

pytestmark = pytest.mark.integration
OURS = "app.kubernetes.io/managed-by=ai-landing-zone"
KINDS = (
    ("v1", "Namespace"),
    ("v1", "Secret"),
    ("v1", "ConfigMap"),
    ("v1", "ServiceAccount"),
    ("v1", "Service"),
    ("v1", "Pod"),
    ("apps/v1", "Deployment"),
    ("rbac.authorization.k8s.io/v1", "ClusterRole"),
    ("rbac.authorization.k8s.io/v1", "ClusterRoleBinding"),
    ("rbac.authorization.k8s.io/v1", "Role"),
    ("rbac.authorization.k8s.io/v1", "RoleBinding"),
    ("apiextensions.k8s.io/v1", "CustomResourceDefinition"),
    ("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration"),
    ("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration"),
    ("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy"),
)


def test_uninstalled_releases_leave_nothing(platform: Any) -> None:
    """No object of ours, no definition, no process, no file; a second time is fine."""

    async def uninstall(kube: Kube) -> None:
        await registry.uninstall(platform.cluster, platform.runtimes, kube)
        await registry.uninstall(platform.cluster, platform.serving(), kube)
        both = (platform.definitions, platform.gateway)
        await together(registry.uninstall(platform.cluster, release, kube) for release in both)

    async def left(kube: Kube) -> list[str]:
        lists = [await kube.list(version, kind, None, OURS) for version, kind in KINDS]
        return [f"{obj['kind']} {obj['metadata']['name']}" for objects in lists for obj in objects]

    platform.run(_remove_workloads)
    platform.run(uninstall)
    platform.run(uninstall)
    assert platform.run(left) == []
    assert platform.run(lambda kube: kube.list("apiextensions.k8s.io/v1", "CustomResourceDefinition")) == []
    assert platform.pids() == {}
    assert list((platform.cluster.directory / "parts").iterdir()) == []


async def _remove_workloads(kube: Kube) -> None:
    """Delete what tests made on the platform: as on any cluster, users go before the platform does."""
    gone = (
        ("serving.kserve.io/v1beta1", "InferenceService"),
        ("gateway.networking.k8s.io/v1", "Gateway"),
        ("gateway.networking.k8s.io/v1", "GatewayClass"),
    )
    for version, kind in gone:
        for obj in await kube.list(version, kind):
            await kube.delete(version, kind, obj["metadata"]["name"], obj["metadata"].get("namespace"))
        async with asyncio.timeout(60):
            while await kube.list(version, kind):
                await asyncio.sleep(0.1)
