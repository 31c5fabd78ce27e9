"""What the parts are for: a model becomes ready by the real KServe, on the planned node, behind the real Envoy."""

import asyncio
import copy
import http.client
import os
import signal
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from landing_zone.sandbox.kube import Kube, KubeError

pytestmark = pytest.mark.integration
SERVING = "serving.kserve.io/v1beta1"
ROUTING = "gateway.networking.k8s.io/v1"
NAMESPACE: dict[str, Any] = {
    "apiVersion": "v1",
    "kind": "Namespace",
    "metadata": {"name": "team", "labels": {"pod-security.kubernetes.io/enforce": "restricted"}},
}
GATEWAY_CLASS: dict[str, Any] = {
    "apiVersion": ROUTING,
    "kind": "GatewayClass",
    "metadata": {"name": "envoy"},
    "spec": {"controllerName": "gateway.envoyproxy.io/gatewayclass-controller"},
}
GATEWAY: dict[str, Any] = {
    "apiVersion": ROUTING,
    "kind": "Gateway",
    "metadata": {"name": "kserve-ingress-gateway", "namespace": "kserve"},
    "spec": {
        "gatewayClassName": "envoy",
        "listeners": [
            {"name": "http", "port": 80, "protocol": "HTTP", "allowedRoutes": {"namespaces": {"from": "All"}}}
        ],
    },
}
AMOUNTS = {"cpu": "4", "memory": "24Gi", "nvidia.com/gpu": "1"}
MODEL: dict[str, Any] = {
    "apiVersion": SERVING,
    "kind": "InferenceService",
    "metadata": {
        "name": "chat",
        "namespace": "team",
        "annotations": {"serving.kserve.io/autoscalerClass": "none"},
    },
    "spec": {
        "predictor": {
            "minReplicas": 2,
            "maxReplicas": 3,
            "nodeSelector": {"ai-landing-zone/pool": "h100"},
            "tolerations": [{"key": "nvidia.com/gpu", "operator": "Exists"}],
            "securityContext": {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}},
            "model": {
                "modelFormat": {"name": "huggingface"},
                "storageUri": "s3://models/chat",
                "resources": {"requests": AMOUNTS, "limits": AMOUNTS},
                "securityContext": {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}},
            },
        }
    },
}


async def apply(kube: Kube, *objects: dict[str, Any]) -> None:
    """Apply objects one after the other."""
    for obj in objects:
        await kube.apply(obj, field_manager="test")


async def holds(kube: Kube, obj: dict[str, Any], condition: str) -> bool:
    """Whether an object's condition is true."""
    meta = obj["metadata"]
    found = await kube.get(obj["apiVersion"], obj["kind"], meta["name"], meta.get("namespace")) or {}
    conditions = found.get("status", {}).get("conditions") or []
    return any(c["type"] == condition and c["status"] == "True" for c in conditions)


async def eventually(what: Callable[[], Awaitable[bool]], limit_s: float = 60) -> None:
    """Ask until it is so; fail when time is over."""
    async with asyncio.timeout(limit_s):
        while not await what():
            await asyncio.sleep(0.1)


def status_of(port: int, host: str) -> int | None:
    """Return the status that the gateway answers a request for ``host`` with."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/v1/models", headers={"Host": host})
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


def routed(platform: Any) -> bool:
    """Whether the model's route is known: the simulated pod behind it does not answer, an unknown name has no route."""
    port = int(platform.cluster.gateway.rpartition(":")[2])
    return [status_of(port, host) for host in ("chat-team.models.internal", "other.internal")] == [503, 404]


async def serve(kube: Kube) -> None:
    """Bring the model up behind the gateway."""
    await apply(kube, GATEWAY_CLASS, GATEWAY, NAMESPACE)
    await eventually(lambda: holds(kube, GATEWAY, "Programmed"))
    await apply(kube, MODEL)
    await eventually(lambda: holds(kube, MODEL, "Ready"))


def test_a_model_becomes_ready_and_reachable(platform: Any) -> None:
    """KServe makes pods that restricted pod security admits, the scheduler binds them, Envoy routes to them."""

    async def work(kube: Kube) -> None:
        await serve(kube)
        pods = await kube.list("v1", "Pod", "team", "serving.kserve.io/inferenceservice=chat")
        assert [pod["spec"]["nodeName"] for pod in pods] == ["gpu-0", "gpu-0"]
        assert {c["name"] for pod in pods for c in pod["spec"]["initContainers"]} == {"storage-initializer"}
        routes = await kube.list(ROUTING, "HTTPRoute", "team")
        assert {host for route in routes for host in route["spec"]["hostnames"]} >= {"chat-team.models.internal"}
        await eventually(lambda: asyncio.to_thread(routed, platform))

    platform.run(work)


def test_a_killed_gateway_comes_back_as_one(platform: Any) -> None:
    """Envoy ends with its controller, both are started again, and the routes are there as before."""

    async def work(kube: Kube) -> None:
        await serve(kube)
        await eventually(lambda: asyncio.to_thread(routed, platform))
        old = platform.pids()["envoy-gateway"]
        os.kill(old, signal.SIGKILL)
        await eventually(lambda: asyncio.to_thread(lambda: platform.pids().get("envoy-gateway", old) != old))
        await eventually(lambda: asyncio.to_thread(routed, platform))

    platform.run(work)
    assert [process.name for process in platform.cluster.processes()].count("envoy") == 1


def test_the_webhook_refuses_what_kserve_refuses(platform: Any) -> None:
    """More replicas at least than at most: the API server asks the real controller, which says no."""
    wrong = copy.deepcopy(MODEL)
    wrong["metadata"]["name"] = "wrong"
    wrong["spec"]["predictor"]["maxReplicas"] = 1

    async def work(kube: Kube) -> None:
        await apply(kube, NAMESPACE)
        with pytest.raises(KubeError, match=r"(?i)maxReplicas|minReplicas"):
            await apply(kube, wrong)

    platform.run(work)


def test_controllers_have_their_own_permissions_only(platform: Any) -> None:
    """No controller runs as an administrator: neither may write a secret or make a role."""

    async def work(kube: Kube) -> None:
        for namespace, account in (
            ("kserve", "kserve-controller-manager"),
            ("envoy-gateway-system", "envoy-gateway"),
        ):
            for group, resource in (("", "secrets"), ("rbac.authorization.k8s.io", "clusterroles")):
                user = f"system:serviceaccount:{namespace}:{account}"
                attributes = {"group": group, "resource": resource, "verb": "create", "namespace": namespace}
                review = {"spec": {"user": user, "resourceAttributes": attributes}}
                path = "/apis/authorization.k8s.io/v1/subjectaccessreviews"
                answer = (await kube.request("POST", path, json=review)).json()
                assert answer["status"]["allowed"] is False, (account, resource)

    platform.run(work)
    logs = platform.cluster.directory / "logs"
    for program in ("kserve-manager", "envoy-gateway"):
        assert "forbidden" not in (logs / f"{program}.log").read_text()
