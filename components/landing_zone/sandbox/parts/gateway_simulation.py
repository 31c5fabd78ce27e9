"""What stands for Envoy Gateway on a cluster where it can't run: KWOK, which accepts Gateways and routes unread.

It runs as a process of its own, because kwok looks for the kinds that it simulates once, at its start, and those of the
Gateway API come with the release.
"""

from pathlib import Path

from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.files import link
from landing_zone.sandbox.parts.envoy_gateway_roles import ACCOUNT, rule
from landing_zone.sandbox.parts.manifests import STAND_IN
from landing_zone.sandbox.parts.part import Controller, Object, Probe, folder
from landing_zone.sandbox.program import Program

PROGRAM = "gateway-stand-in"
STAGES = Path(__file__).with_name("gateway_stages.yaml")
_GATEWAY_API = "gateway.networking.k8s.io"
_KINDS = ("gatewayclasses", "gateways", "httproutes")
_NO_NODE = "none"
"""kwok has to manage nodes; of one that does not exist there is nothing to do."""


def simulation_roles(name: str, namespace: str) -> tuple[Object, ...]:
    """Return the service account in ``namespace``, its ClusterRole and the binding, both called ``name``."""
    group = "rbac.authorization.k8s.io"
    meta = {"name": name, "labels": STAND_IN}
    rules = [
        rule(_GATEWAY_API, _KINDS, ("get", "list", "watch")),
        rule(_GATEWAY_API, tuple(f"{kind}/status" for kind in _KINDS), ("patch",)),
        rule("", ("nodes", "pods"), ("get", "list", "watch")),
    ]
    binding = {
        "roleRef": {"apiGroup": group, "kind": "ClusterRole", "name": name},
        "subjects": [{"kind": "ServiceAccount", "name": ACCOUNT, "namespace": namespace}],
    }
    account = {"name": ACCOUNT, "namespace": namespace, "labels": STAND_IN}
    return (
        {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": account},
        {"apiVersion": f"{group}/v1", "kind": "ClusterRole", "metadata": meta, "rules": rules},
        {"apiVersion": f"{group}/v1", "kind": "ClusterRoleBinding", "metadata": meta, **binding},
    )


def simulation(cluster: SandboxCluster) -> Controller:
    """Return the process that accepts what Envoy Gateway would look at."""
    directory = folder(cluster, PROGRAM)
    # Its own name, so that a list of processes does not show kwok twice.
    link(directory / PROGRAM, cluster.binaries["kwok"])
    port = cluster.ports.gateway_stand_in
    command = (
        str(directory / PROGRAM),
        f"--kubeconfig={directory / 'kubeconfig'}",
        f"--config={STAGES}",
        f"--manage-single-node={_NO_NODE}",
        f"--server-address=127.0.0.1:{port}",
    )
    return Controller(
        program=Program(PROGRAM, command, {}, directory),
        account=ACCOUNT,
        kubeconfig="kubeconfig",
        probe=Probe(port, "/readyz"),
    )
