"""The life of the environment `local`, in order: from nothing, again, changed by hand, changed by plan, to nothing.

What is asserted is read from the API servers and the state, not taken from what the program says of itself.
"""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.integration

ENVIRONMENT = "local"
POD, NODE, NAMESPACE = "v1/Pod", "v1/Node", "v1/Namespace"
QUOTA, NETWORK_POLICY = "v1/ResourceQuota", "networking.k8s.io/v1/NetworkPolicy"
ROUTE, SERVICE = "gateway.networking.k8s.io/v1/HTTPRoute", "serving.kserve.io/v1beta1/InferenceService"
DEFINITION = "apiextensions.k8s.io/v1/CustomResourceDefinition"
WORKLOAD, POOL = "ai-landing-zone/workload", "ai-landing-zone/pool"


@pytest.fixture(scope="module")
def project(new_project: Any) -> Any:
    """A copy of the project, nothing up."""
    return new_project("local")


@pytest.fixture(scope="module")
def up(project: Any) -> Any:
    """The document of the first `lz up local`."""
    return project.json("up", ENVIRONMENT)


@pytest.fixture(scope="module")
def clusters(project: Any, up: Any) -> Any:
    """The sandbox's clusters by name."""
    return project.clusters(ENVIRONMENT)


@pytest.fixture(scope="module")
def moved(project: Any, clusters: Any) -> Any:
    """What is there before and after `credit-risk` may not leave the hospital any more, and what was said."""
    before = models(project, clusters)
    project.edit_workload("credit-risk", data_class="patient")
    refused = project.lz("up", ENVIRONMENT)
    planned = project.lz("plan", ENVIRONMENT)
    document = project.json("up", ENVIRONMENT)
    return {"before": before, "refused": refused, "planned": planned, "up": document}


@pytest.fixture(scope="module")
def destroyed(project: Any, clusters: Any) -> Any:
    """The document of `lz destroy local`."""
    return project.json("destroy", ENVIRONMENT)


@pytest.fixture(scope="module")
def down(project: Any, destroyed: Any) -> Any:
    """The sandbox's status before `lz sandbox down`."""
    status = project.json("sandbox", "status")
    project.json("sandbox", "down")
    return status


def decisions(project: Any) -> dict[str, dict[str, Any]]:
    """Return the planned decisions by workload, of those that are placed."""
    return {d["workload"]: d for d in project.plan_of(ENVIRONMENT)["decisions"] if d["status"] == "placed"}


def models(project: Any, clusters: Any) -> dict[str, tuple[str, str, int]]:
    """Return, by model, its cluster, and the uid and generation of its InferenceService."""
    return {
        item["metadata"]["name"]: (name, item["metadata"]["uid"], item["metadata"]["generation"])
        for name, cluster in clusters.items()
        for item in project.objects(cluster, SERVICE)
    }


def test_the_document_says_what_was_done(up: Any) -> None:
    """Everything is new; endpoints are there; what the sandbox stands in for is said."""
    assert set(up) >= {"changes", "outputs", "not_validated", "seconds"}
    assert up["changes"]["create"] > 100
    assert {step: n for step, n in up["changes"].items() if n and step != "create"} == {}
    assert up["outputs"]["endpoints"]["clinical-notes"]["cluster"] == "hospital"
    assert any("KWOK" in sentence for sentence in up["not_validated"])
    assert up["seconds"] > 0


def test_pods_are_bound_to_nodes_of_the_planned_pool(project: Any, up: Any) -> None:
    """The scheduler bound as many pods as there are planned replicas, each to a node of the plan's pool."""
    bound = Counter((pod.workload, pod.cluster, pod.pool) for pod in project.bound(ENVIRONMENT))
    planned = {(w, d["cluster"], d["pool"]): d["replicas"] for w, d in decisions(project).items()}
    assert bound == planned


def test_no_node_is_used_that_the_plan_does_not_count(project: Any, up: Any) -> None:
    """Of every pool as many nodes as planned have pods on them, or fewer, though more are there."""
    assert project.nodes_used(ENVIRONMENT) <= project.nodes_planned(ENVIRONMENT)


def test_every_model_is_ready_by_its_real_controller(project: Any, clusters: Any) -> None:
    """KServe's controller itself says, of the present generation, that each placed model is ready."""
    ready = set()
    for cluster in clusters.values():
        for item in project.objects(cluster, SERVICE):
            conditions = {c["type"]: c["status"] for c in item["status"]["conditions"]}
            writers = {f["manager"] for f in item["metadata"]["managedFields"] if f.get("subresource") == "status"}
            assert conditions["Ready"] == "True"
            assert item["status"]["observedGeneration"] == item["metadata"]["generation"]
            assert writers == {"kserve-manager"}
            ready.add(item["metadata"]["name"])
    assert ready == set(decisions(project))


def test_every_route_is_accepted_by_its_real_controller(project: Any, clusters: Any) -> None:
    """Envoy Gateway takes every route that KServe makes, and finds what it leads to."""
    for cluster in clusters.values():
        routes = project.objects(cluster, ROUTE)
        assert routes
        for route in routes:
            (parent,) = route["status"]["parents"]
            assert {c["type"]: c["status"] for c in parent["conditions"]} == {
                "Accepted": "True",
                "ResolvedRefs": "True",
            }


@pytest.mark.parametrize("workload", ["team-assistant", "document-embeddings"])
def test_a_request_takes_its_way_through_envoy(project: Any, clusters: Any, workload: str, data: Path) -> None:
    """From the host through Envoy to the address of the model's pod, where nobody listens, or whoever does answers."""
    cluster = clusters[decisions(project)[workload]["cluster"]]
    (pod,) = project.objects(cluster, POD, f"{WORKLOAD}={workload}")
    tenant = pod["metadata"]["namespace"]
    status, body = ask(cluster.gateway, f"{workload}-{tenant}.models.internal")
    assert (status, "upstream connect error" in body) == (503, True)
    with serving(data / "answering_pod.py", cluster, pod["status"]["podIP"], f"this is {workload}"):
        assert ask(cluster.gateway, f"{workload}-{tenant}.models.internal") == (200, f"this is {workload}")
    assert ask(cluster.gateway, "nobody.models.internal")[0] == 404


def test_a_second_up_changes_nothing(project: Any, up: Any) -> None:
    """Everything is the same."""
    again = project.json("up", ENVIRONMENT)
    assert again["changes"] == {"create": 0, "update": 0, "replace": 0, "delete": 0, "same": up["changes"]["create"]}


def test_what_is_changed_by_hand_is_named_and_put_back(project: Any, clusters: Any) -> None:
    """`lz preview --refresh` names a changed quota, other replicas and a lost network policy; `lz up` restores them."""
    hospital = clusters["hospital"]
    before = {kind: specs(project, hospital, kind) for kind in (QUOTA, SERVICE, NETWORK_POLICY)}
    quota = overwritten("v1", "ResourceQuota", "accelerators", "bank", {"hard": {"pods": "7"}})
    replicas = {"predictor": {"minReplicas": 2, "maxReplicas": 2}}
    model = overwritten("serving.kserve.io/v1beta1", "InferenceService", "clinical-notes", "clinic", replicas)
    for changed in (quota, model):
        project.ask(hospital, lambda kube, obj=changed: kube.apply(obj, field_manager="by-hand"))
    project.ask(hospital, lambda kube: kube.delete("networking.k8s.io/v1", "NetworkPolicy", "default-deny", "clinic"))

    seen = project.json("preview", ENVIRONMENT, "--refresh")
    assert {(c["kind"], c["name"], c["step"]) for c in seen["changed"]} == {
        ("ResourceQuota", "hospital-bank-accelerators", "update"),
        ("InferenceService", "hospital-clinical-notes", "update"),
        ("NetworkPolicy", "hospital-clinic-default-deny", "create"),
    }
    assert specs(project, hospital, QUOTA) != before[QUOTA]

    project.json("up", ENVIRONMENT)
    assert {kind: specs(project, hospital, kind) for kind in before} == before


def test_a_stale_plan_is_refused_by_name(moved: Any) -> None:
    """Inputs changed after the plan was made: one line, exit 2, and it says what to do."""
    assert moved["refused"].returncode == 2
    (line,) = moved["refused"].stderr.splitlines()
    assert "plan is stale: run `lz plan local`" in line


def test_the_plan_names_the_move(moved: Any) -> None:
    """One workload moves, from where to where."""
    assert moved["planned"].returncode == 0
    (line,) = [line for line in moved["planned"].stdout.splitlines() if "us-east/cpu → hospital/cpu" in line]
    assert "credit-risk" in line


def test_only_the_one_workload_is_moved(project: Any, clusters: Any, moved: Any) -> None:
    """The moved model is another object on another cluster; all others are the objects that they were."""
    before, after = dict(moved["before"]), models(project, clusters)
    assert (before.pop("credit-risk")[0], after.pop("credit-risk")[0]) == ("us-east", "hospital")
    assert after == before


def test_nothing_else_is_touched_by_the_move(moved: Any) -> None:
    """Besides the model only its runtime, and its tenant's namespace where nothing else of that tenant is left."""
    touched = {change["name"] for change in moved["up"]["changed"]}
    own = {f"{cluster}-{name}" for cluster in ("hospital", "us-east") for name in ("credit-risk", "xgboost")}
    assert own <= touched
    assert {name for name in touched - own if not name.startswith("us-east-bank")} == set()


def test_the_moved_model_runs_where_the_plan_says(project: Any, clusters: Any, moved: Any) -> None:
    """Its pods are gone from the one cluster and bound on the other."""
    there = {name: project.objects(c, POD, f"{WORKLOAD}=credit-risk") for name, c in clusters.items()}
    assert there["us-east"] == []
    assert len(there["hospital"]) == decisions(project)["credit-risk"]["replicas"]


def test_destroy_leaves_nothing(project: Any, clusters: Any, destroyed: Any) -> None:
    """No object of ours, no definition, no namespace, no label on a node; and the state is empty."""
    for name, cluster in clusters.items():
        assert project.ours(cluster) == {}, name
        assert project.objects(cluster, DEFINITION) == []
        namespaces = {item["metadata"]["name"] for item in project.objects(cluster, NAMESPACE)}
        assert namespaces == {"default", "kube-node-lease", "kube-public", "kube-system"}
    assert project.objects(clusters["hospital"], NODE, POOL) == []
    assert project.state_of(ENVIRONMENT).get("resources", []) == []


def test_down_leaves_no_process(down: Any) -> None:
    """Every process that the status named is gone."""
    assert down["processes"]
    assert [p for p in down["processes"] if running(p["pid"], p["name"])] == []


def test_down_leaves_no_port(down: Any) -> None:
    """Nothing listens where API servers and gateways were."""
    addresses = [c["server"] for c in down["clusters"]] + list(down["endpoints"].values())
    assert len(addresses) == 4
    for address in map(urlsplit, addresses):
        with socket.socket() as probe:
            assert probe.connect_ex((address.hostname, address.port)) != 0


def ask(gateway: str, host: str) -> tuple[int, str]:
    """Send a request to a gateway for a host; return status and body."""
    request = urllib.request.Request(gateway, headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@contextmanager
def serving(program: Path, cluster: Any, address: str, answer: str) -> Iterator[None]:
    """Let something answer at the address of a simulated pod, which is local inside the cluster's namespace."""
    command = cluster.enter([sys.executable, str(program), address, "8080", answer])
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield
        finally:
            process.terminate()


def specs(project: Any, cluster: Any, kind: str) -> dict[str, Any]:
    """Return the specs of a kind by namespace and name."""
    items = project.objects(cluster, kind)
    return {f"{i['metadata']['namespace']}/{i['metadata']['name']}": i["spec"] for i in items}


def overwritten(version: str, kind: str, name: str, namespace: str, spec: dict[str, Any]) -> dict[str, Any]:
    """Return what someone would apply to an object of ours."""
    return {"apiVersion": version, "kind": kind, "metadata": {"name": name, "namespace": namespace}, "spec": spec}


def running(pid: int, name: str) -> bool:
    """Whether the process of that pid still is the one of that name."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return os.fsencode(name.rpartition("/")[2]) in words
