"""Where Envoy Gateway can't run, KWOK accepts what it would look at, says so, and may do no more than that."""

from pathlib import Path

import yaml

from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.parts.envoy_gateway import EnvoyGateway
from landing_zone.sandbox.parts.gateway_simulation import STAGES, simulation_roles
from landing_zone.sandbox.parts.manifests import STAND_IN
from landing_zone.sandbox.parts.release import ReleaseSpec
from landing_zone.sandbox.record import Record

RELEASE = ReleaseSpec("gateway-helm", "gateways", "gateway-helm", "v1.9.1", values={"crds": {"enabled": False}})


def test_each_condition_is_marked() -> None:
    """By reason and message, where a reader of the object looks."""
    for stage in yaml.safe_load_all(STAGES.read_text()):
        (step,) = stage["spec"]["steps"]
        template = step["patch"]["template"]
        assert "reason: StandIn" in template
        assert "KWOK stands in for Envoy Gateway" in template
        assert step["patch"]["subresource"] == "status"


def test_it_writes_nothing_but_status() -> None:
    """And its roles carry the mark of stand-ins."""
    objects = simulation_roles("role", "gateways")
    assert all(obj["metadata"]["labels"] == STAND_IN for obj in objects)
    (role,) = [obj for obj in objects if obj["kind"] == "ClusterRole"]
    writes = {r for rule in role["rules"] if "patch" in rule["verbs"] for r in rule["resources"]}
    assert writes == {"gatewayclasses/status", "gateways/status", "httproutes/status"}
    assert {verb for rule in role["rules"] for verb in rule["verbs"]} == {"get", "list", "watch", "patch"}


def test_a_cluster_without_gateway_gets_no_envoy(tmp_path: Path) -> None:
    """Nor certificates, nor anything else of Envoy Gateway's."""
    binaries = {"kwok": "/bin/kwok", "envoy-gateway": "/bin/envoy-gateway"}
    state = Record("b", 1, 0, space="host", without_gateway="a has it", binaries=binaries)
    assembly = EnvoyGateway().assemble(SandboxCluster(tmp_path, state), RELEASE)
    assert assembly.controller is not None
    program = Path(assembly.controller.program.command[0])
    assert (program.name, str(program.readlink())) == ("gateway-stand-in", "/bin/kwok")
    assert {obj["kind"] for obj in assembly.objects} == {"ServiceAccount", "ClusterRole", "ClusterRoleBinding"}
