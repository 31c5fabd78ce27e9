"""KServe: its definitions, its controller with webhooks as a process, its runtimes."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from landing_zone.sandbox.certificates import ServingCertificate, serving_certificate
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.parts.kserve_config import configuration
from landing_zone.sandbox.parts.manifests import called_at, in_cluster, is_webhook, load, moved
from landing_zone.sandbox.parts.part import Assembly, Controller, Object, Probe, folder
from landing_zone.sandbox.parts.release import ReleaseSpec
from landing_zone.sandbox.parts.values import chart_values, value_at
from landing_zone.sandbox.program import Program

SHARE = "kserve"
INSTALL = "install/v0.20.0"
CHART = "charts/kserve-resources"
PROGRAM = "kserve-manager"
ACCOUNT = "kserve-controller-manager"
_NAMESPACE = "kserve"
"""Namespace that the module's manifests are written for."""


class KServeDefinitions:
    """Chart kserve-crd: the same definitions, whole, so that the API server validates as in production."""

    not_validated: Mapping[str, str | None] = {"kserve-crd": None}

    def assemble(self, cluster: SandboxCluster, release: ReleaseSpec) -> Assembly:
        """Return the definitions."""
        return Assembly(objects=tuple(load(cluster.share, SHARE, f"{INSTALL}/kserve-crds.yaml")))


class KServeController:
    """Chart kserve-resources: its roles, configuration and webhooks, and the real controller as a process."""

    not_validated: Mapping[str, str | None] = {
        "kserve-resources": (
            "KServe's controller runs as a process beside the cluster: its Deployment, image, resources and webhook "
            "certificates are not validated."
        )
    }

    def assemble(self, cluster: SandboxCluster, release: ReleaseSpec) -> Assembly:
        """Return the chart's objects and the controller."""
        chart = cluster.share[SHARE] / CHART
        values = chart_values(chart / "values.yaml", release.values)
        config = configuration(chart, values, release.namespace)
        source = load(cluster.share, SHARE, f"{CHART}/files/kserve/resources.yaml")
        manifests = [moved(obj, _NAMESPACE, release.namespace) for obj in in_cluster(source)]
        directory = folder(cluster, PROGRAM)
        certificate = _certificate(directory, release.namespace)
        authority, port = certificate.authority.read_bytes(), cluster.ports.kserve_webhook
        return Assembly(
            objects=(
                *(obj for obj in manifests if not is_webhook(obj["kind"])),
                config,
                _storage_container(load(cluster.share, SHARE, f"{CHART}/files/common/storagecontainer.yaml"), values),
            ),
            controller=_controller(cluster, directory, release.namespace, config),
            attached=tuple(called_at(obj, port, authority) for obj in manifests if is_webhook(obj["kind"])),
        )


class KServeRuntimes:
    """Chart kserve-runtime-configs: the cluster's serving runtimes, where the release asks for them."""

    not_validated: Mapping[str, str | None] = {"kserve-runtime-configs": None}

    def assemble(self, cluster: SandboxCluster, release: ReleaseSpec) -> Assembly:
        """Return the runtimes and model configurations that the values switch on."""
        chosen = {
            "ClusterServingRuntime": value_at(release.values, "kserve.servingruntime.enabled"),
            "LLMInferenceServiceConfig": value_at(release.values, "kserve.llmisvcConfigs.enabled"),
        }
        objects = load(cluster.share, SHARE, f"{INSTALL}/kserve-cluster-resources.yaml")
        kept = [moved(obj, _NAMESPACE, release.namespace) for obj in objects if chosen.get(obj["kind"])]
        return Assembly(objects=tuple(_runtime(obj, release.values) for obj in kept))


def _certificate(directory: Path, namespace: str) -> ServingCertificate:
    """Put the certificate where controller-runtime looks for it: below the process's folder for temporary files."""
    folder = directory / "k8s-webhook-server" / "serving-certs"
    return serving_certificate(folder, f"kserve-webhook-server-service.{namespace}.svc")


def _controller(cluster: SandboxCluster, directory: Path, namespace: str, config: Object) -> Controller:
    binary, ports = cluster.binaries[PROGRAM], cluster.ports
    flags = (
        f"--metrics-addr=127.0.0.1:{ports.kserve_metrics}",
        f"--health-probe-addr=127.0.0.1:{ports.kserve_health}",
        f"--webhook-port={ports.kserve_webhook}",
    )
    environment = {
        "KUBECONFIG": str(directory / "kubeconfig"),
        "POD_NAMESPACE": namespace,
        "TMPDIR": str(directory),
        # Read at its start only: another configuration has to be another definition of the program.
        "CONFIGURATION_DIGEST": hashlib.sha256(json.dumps(config["data"], sort_keys=True).encode()).hexdigest(),
    }
    return Controller(
        program=Program(PROGRAM, (str(binary), *flags), environment, directory),
        account=ACCOUNT,
        kubeconfig="kubeconfig",
        probe=Probe(ports.kserve_health, "/readyz"),
    )


def _storage_container(source: list[Object], values: Mapping[str, Any]) -> Object:
    """Return the container that downloads models, as the chart's values want it."""
    (container,) = source
    image, tag = value_at(values, "kserve.storage.image"), value_at(values, "kserve.storage.tag")
    container["spec"]["container"].update(
        image=f"{image}:{tag or value_at(values, 'kserve.version')}",
        resources=value_at(values, "kserve.storage.resources"),
        securityContext=value_at(values, "kserve.storage.containerSecurityContext"),
    )
    return container


def _runtime(obj: Object, values: Mapping[str, Any]) -> Object:
    """Apply the values of one runtime: whether it is disabled, and its image."""
    key = obj["metadata"]["name"].removeprefix("kserve-").replace("-", "_")
    given = value_at(values, f"kserve.servingruntime.{key}") or {}
    if "disabled" in given:
        obj["spec"]["disabled"] = given["disabled"]
    for container in obj["spec"].get("containers") or ():
        image, _, tag = container["image"].rpartition(":")
        container["image"] = f"{given.get('image') or image}:{given.get('tag') or tag}"
    return obj
