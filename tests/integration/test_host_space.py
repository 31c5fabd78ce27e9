"""Two clusters where namespaces are refused: both share this machine's network, one has the gateway, nothing is left.

The fall-back is forced here, because namespaces can be made where the tests run.
"""

import copy
import json
import socket
import subprocess
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from landing_zone.sandbox import single_gateway
from landing_zone.sandbox.space import VARIABLE, Kind

pytestmark = pytest.mark.integration

ENVIRONMENT = "pair"
FIRST, SECOND = "site", "annex"
POD, ROUTE = "v1/Pod", "gateway.networking.k8s.io/v1/HTTPRoute"
SERVICE = "serving.kserve.io/v1beta1/InferenceService"
PLACE = {"credit-risk": FIRST, "document-embeddings": SECOND}


@dataclass(frozen=True)
class Life:
    """What was seen of the environment's life."""

    project: Any
    summary: str
    """What `lz up` said to people."""
    status: dict[str, Any]
    routes_before: str
    served: tuple[str, ...]
    """Clusters that can have Envoy Gateway here: the first, or none where routes may not be changed."""

    @property
    def clusters(self) -> Any:
        """The sandbox's clusters by name."""
        return self.project.clusters(ENVIRONMENT)


@pytest.fixture(scope="module")
def life(new_project: Any, data: Path) -> Any:
    """The environment up on this machine's network, and ended after the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, Kind.HOST)
        before, served = routes(), () if single_gateway.refusal() else (FIRST,)
        project = new_project(ENVIRONMENT)
        write_environment(project.root / "stacks", data)
        project.json("plan", ENVIRONMENT)
        up = project.lz("up", ENVIRONMENT)
        assert up.returncode == 0, up.stderr
        yield Life(project, " ".join(up.stdout.split()), project.json("sandbox", "status"), before, served)


@pytest.fixture(scope="module")
def destroyed(life: Life) -> Any:
    """The document of `lz destroy`."""
    return life.project.json("destroy", ENVIRONMENT)


def write_environment(stacks: Path, data: Path) -> None:
    """Write the small environment with a twin of its cluster, and one model on each."""
    document = yaml.safe_load((data / "Pulumi.small.yaml").read_text())
    wanted = document["config"]["ai-landing-zone:environment"]
    (first,) = wanted["clusters"]
    second = copy.deepcopy(first) | {"name": SECOND}
    for pool in second["pools"]:
        pool["nodes"]["names"] = [name.replace(FIRST, SECOND) for name in pool["nodes"]["names"]]
    wanted["clusters"].append(second)
    wanted["platform"]["gpu_operator"] = False
    for data_class, cluster in (("financial", FIRST), ("internal", SECOND)):
        wanted["data_classes"][data_class]["clusters"] = [cluster]
    (stacks / f"Pulumi.{ENVIRONMENT}.yaml").write_text(yaml.safe_dump(document))


def routes() -> str:
    """Every route of this machine."""
    command = ["ip", "route", "show", "table", "all"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def way_to(address: str) -> tuple[str, str]:
    """Kind of route and device that a packet to an address takes."""
    command = ["ip", "-json", "route", "get", address]
    (route,) = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return route["type"], route["dev"]


def status_of(gateway: str, host: str) -> int:
    """Status that the gateway answers a request for ``host`` with."""
    request = urllib.request.Request(gateway, headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def running(process: dict[str, Any]) -> bool:
    """Whether a process that the status named is still that process."""
    try:
        words = Path(f"/proc/{process['pid']}/cmdline").read_bytes()
    except OSError:
        return False
    return process["name"].rpartition("/")[2].encode() in words


def test_models_are_ready_on_both_clusters(life: Life) -> None:
    """By the real KServe, one per cluster."""
    ready = {}
    for name, cluster in life.clusters.items():
        for service in life.project.objects(cluster, SERVICE):
            conditions = {c["type"]: c["status"] for c in service["status"]["conditions"]}
            ready[service["metadata"]["name"]] = (name, conditions["Ready"])
    assert ready == {model: (name, "True") for model, name in PLACE.items()}


def test_only_the_first_cluster_routes_requests(life: Life) -> None:
    """Its real Envoy knows the model's route and finds nobody at the pod; the other cluster has no address for them."""
    assert list(life.status["endpoints"]) == [f"gateway/{name}" for name in life.served]
    for gateway in life.status["endpoints"].values():
        assert status_of(gateway, "credit-risk-bank.models.internal") == 503
        assert status_of(gateway, "nobody.models.internal") == 404


def test_a_stand_in_says_that_it_is_one(life: Life) -> None:
    """Each condition of a route that no gateway has looked at."""
    for name, cluster in life.clusters.items():
        parents = [p for route in life.project.objects(cluster, ROUTE) for p in route["status"]["parents"]]
        reasons = {condition["reason"] for parent in parents for condition in parent["conditions"]}
        assert reasons == ({"Accepted", "ResolvedRefs"} if name in life.served else {"StandIn"})


def test_packets_to_simulated_pods_stay_here(life: Life) -> None:
    """The address of every pod, and of every Service, is this machine's own."""
    for cluster in life.clusters.values():
        addresses = {pod["status"]["podIP"] for pod in life.project.objects(cluster, POD)}
        addresses |= {service["spec"]["clusterIP"] for service in life.project.objects(cluster, "v1/Service")}
        assert len(addresses) > 1
        assert {way_to(address) for address in addresses - {"None"}} == {("local", "lo")}


def test_what_has_no_gateway_is_named(life: Life, destroyed: Any) -> None:
    """In the summary, the report and the document."""
    report = (life.project.root / f"report-{ENVIRONMENT}.html").read_text()
    absent = ", ".join(sorted({FIRST, SECOND} - set(life.served)))
    for text in (life.summary, " ".join(report.split()), " ".join(destroyed["not_validated"])):
        assert f"Envoy Gateway does not run for {absent}: " in text
        assert f"The processes of {SECOND}, {FIRST} share this machine" in text


def test_the_end_leaves_nothing(life: Life, destroyed: Any) -> None:
    """No object, no process, no port, no route."""
    assert destroyed["changes"]["delete"] > 0
    assert [life.project.ours(cluster) for cluster in life.clusters.values()] == [{}, {}]
    life.project.json("sandbox", "down")
    assert [process for process in life.status["processes"] if running(process)] == []
    addresses = [c["server"] for c in life.status["clusters"]] + list(life.status["endpoints"].values())
    for address in map(urlsplit, addresses):
        with socket.socket() as probe:
            assert probe.connect_ex((address.hostname, address.port)) != 0
    assert routes() == life.routes_before
