"""A small environment with one cluster of each kind, a plan for it, and a look at what components register."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from pulumi.runtime.mocks import MockCallArgs, MockMonitor, MockResourceArgs, Mocks

from landing_zone.catalog.load import load_catalog
from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Document, Inputs
from landing_zone.config.environment import Environment
from landing_zone.config.source_map import SourceMap
from landing_zone.config.workload import Workload
from landing_zone.infra.access import NoAccess
from landing_zone.infra.clusters.cloud_cluster import CloudClusterArgs
from landing_zone.infra.rendering.record import plain, run_mocked
from landing_zone.infra.translation.cloud_clusters import cloud_cluster_args
from landing_zone.infra.translation.scope import Scope
from landing_zone.placement.plan import Decision, Objective, Plan, Shape, SolveStatus, Status

ENVIRONMENT: dict[str, Any] = {
    "target": "sandbox",
    "clusters": [
        {
            "name": "clinic-site",
            "site": "on-prem",
            "region": "frankfurt",
            "place": {"city": "Frankfurt", "country": "DE", "latitude": 50.1, "longitude": 8.7},
            "pools": [
                {
                    "name": "h100",
                    "accelerator": "H100",
                    "per_node": 8,
                    "vcpu": 224,
                    "memory_gib": 2048,
                    "nodes": {"max": 1, "names": ["node-1"]},
                    "price_usd_per_hour": 20,
                    "taints": [{"key": "team", "value": "clinic", "effect": "NoExecute"}],
                },
                {
                    "name": "mig",
                    "accelerator": "A100-80GB",
                    "per_node": 8,
                    "partition": "3g.40gb",
                    "vcpu": 128,
                    "memory_gib": 1024,
                    "nodes": {"max": 1, "names": ["node-2"]},
                    "price_usd_per_hour": 9,
                },
                {
                    "name": "cpu",
                    "accelerator": "cpu",
                    "vcpu": 64,
                    "memory_gib": 256,
                    "nodes": {"max": 1, "names": ["node-3"]},
                    "price_usd_per_hour": 1,
                },
            ],
        },
        {
            "name": "us",
            "site": "aws",
            "region": "us-east-1",
            "gpu": {"owner": "host", "time_slices": 4},
            "pools": [
                {
                    "name": "l4",
                    "accelerator": "L4",
                    "per_node": 4,
                    "vcpu": 48,
                    "memory_gib": 192,
                    "nodes": {"max": 2},
                    "purchase": "on-demand",
                    "instance_type": "g6.12xlarge",
                }
            ],
        },
    ],
    "data_classes": {"patient": {"jurisdictions": ["EU"]}, "public": {}},
    "tenants": [
        {"name": "clinic", "owner": "ai@clinic.example", "registry_secret": {"env": "CLINIC_TOKEN"}},
        {"name": "shop", "owner": "ml@shop.example", "accelerators": 4},
    ],
}


HUBS = {
    "aws": "tgw-0123456789abcdef0",
    "azure": "/subscriptions/2/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub",
    "gcp": "hub",
}
"""Hubs that networks of lasting clusters are attached to."""


def workload(name: str, tenant: str, task: str, **more: Any) -> dict[str, Any]:
    """Return a workload as its file says it."""
    return {
        "name": name,
        "title": name,
        "industry": "any",
        "tenant": tenant,
        "task": task,
        "model": {"name": f"models/{name}", "uri": f"s3://models/{name}", "licence": "apache-2.0"},
        "data_class": "public",
        "traffic": {
            "requests_per_second": 2,
            "input_tokens": 100,
            "output_tokens": 50,
            "users": [{"region": "aws/us-east-1", "share": 1}],
        },
        **more,
    }


WORKLOADS = (
    workload("assistant", "shop", "chat"),
    workload(
        "notes",
        "clinic",
        "chat",
        data_class="patient",
        criticality="critical",
        after=["scans"],
        adapters=[{"name": "ward", "tenant": "clinic", "uri": "s3://models/ward", "rank": 20}],
    ),
    workload("risk", "shop", "tabular"),
    workload("scans", "clinic", "image-classification", data_class="patient", criticality="best-effort"),
)


def decision(name: str, cluster: str, pool: str, resource: str | None, devices: int, **more: Any) -> Decision:
    """Return a placed decision."""
    shape = {
        "precision": "bf16",
        "tensor_parallel": max(1, devices),
        "devices": devices,
        "resource": resource,
        "vcpu": 8,
        "memory_gib": 24.5,
        "max_model_len": 8192,
        "max_concurrency": 16,
    }
    return Decision(
        workload=name,
        status=Status.PLACED,
        cluster=cluster,
        pool=pool,
        replicas=2,
        reason="cheapest",
        shape=Shape.model_validate(shape | more),
    )


DECISIONS = (
    decision("assistant", "us", "l4", "nvidia.com/gpu", 1),
    decision("notes", "clinic-site", "h100", "nvidia.com/gpu", 4, precision="fp8"),
    Decision(workload="risk", status=Status.UNPLACED, reason="no room"),
    decision("scans", "clinic-site", "mig", "nvidia.com/mig-3g.40gb", 1),
)


@pytest.fixture
def inputs(tmp_path: Path) -> Inputs:
    """The environment and its workloads, as loaded from a project in a folder of its own."""
    file = Path("stacks/Pulumi.test.yaml")
    return Inputs(
        name="test",
        root=tmp_path,
        environment=Document(
            Environment.model_validate(ENVIRONMENT), SourceMap(file, {("clusters", 0): 7, ("tenants", 0): 40})
        ),
        workloads=tuple(
            Document(Workload.model_validate(w), SourceMap(Path(f"workloads/{w['name']}.yaml"), {("name",): 1}))
            for w in WORKLOADS
        ),
    )


@pytest.fixture
def scope(inputs: Inputs) -> Scope:
    """The environment with the shipped catalog and no access to secrets."""
    return Scope(inputs, load_catalog(), NoAccess())


@pytest.fixture
def plan() -> Plan:
    """Three workloads placed, one left out."""
    return Plan(
        environment="test",
        inputs_digest="0",
        status=SolveStatus.OPTIMAL,
        objective=Objective(cost_usd_per_hour=30, gap=0),
        cost_usd_per_month=21900,
        decisions=DECISIONS,
        pools=(),
    )


Arguments = Callable[[str, str], CloudClusterArgs]


@pytest.fixture
def arguments(scope: Scope, plan: Plan) -> Arguments:
    """The arguments of a small cluster by cloud and profile: those that last are joined to a site and to a hub."""
    written = yaml.safe_load((Path(__file__).parent / "golden/clusters.yaml").read_text(encoding="utf-8"))

    def translate(site: str, profile: str) -> CloudClusterArgs:
        cluster = written[site]
        cluster["create"]["profile"] = profile
        if profile != "dev":
            link = {"to": "hospital", "address": "203.0.113.10", "cidrs": ["10.9.0.0/16"]}
            cluster["create"]["network"] |= {"hub": HUBS[site], "links": [link]}
        wanted = Cluster.model_validate(cluster)
        assert wanted.create is not None
        return {**cloud_cluster_args(scope, plan, wanted, wanted.create, "EU"), "store": True}

    return translate


_IDENTITIES = "userAssignedIdentities"
_KEY = "azure-native:keyvault:Key"
_CREDENTIALS = "azure-native:containerservice:listManagedClusterUserCredentials"


def answered(type_: str, inputs: dict[str, Any]) -> dict[str, Any]:
    """Return the outputs of a resource: its inputs in the shape that the SDKs read back, and what others parse."""
    if type_ == _KEY:
        identifier = f"https://{inputs['vaultName']}.vault.azure.net/keys/{inputs['keyName']}/0"
        return inputs | {"keyUriWithVersion": identifier}
    if type_ == "aws:eks/cluster:Cluster":
        return inputs | _eks(inputs)
    return inputs | _identity(inputs.get("identity"))


def looked_up(token: str, args: dict[str, Any]) -> dict[str, Any]:
    """Return the answer to the one question that components ask a cloud: the way into a cluster of AKS.

    NotImplementedError for any other.
    """
    if token != _CREDENTIALS:
        raise NotImplementedError(f"{token} needs a provider; components of the landing zone do not call it")
    cluster = {"server": f"https://{args['resourceName']}.example", "certificate-authority-data": ""}
    config = json.dumps({"clusters": [{"name": args["resourceName"], "cluster": cluster}]})
    return {"kubeconfigs": [{"name": "clusterUser", "value": base64.b64encode(config.encode()).decode()}]}


def _identity(identity: Any) -> dict[str, Any]:
    """Azure is given a list of user-assigned identities and answers with a map of them."""
    if not isinstance(identity, dict) or not isinstance(identity.get(_IDENTITIES), list):
        return {}
    told = {name: {"clientId": "", "principalId": ""} for name in identity[_IDENTITIES] if isinstance(name, str)}
    return {"identity": identity | {_IDENTITIES: told}}


def _eks(inputs: dict[str, Any]) -> dict[str, Any]:
    """EKS makes an issuer, a security group and an authority of its own for every cluster."""
    name = inputs["name"]
    return {
        "endpoint": f"https://{name}.eks.amazonaws.com",
        "certificateAuthority": {"data": ""},
        "identities": [{"oidcs": [{"issuer": f"https://oidc.eks.amazonaws.com/id/{name}"}]}],
        "vpcConfig": inputs["vpcConfig"] | {"clusterSecurityGroupId": f"sg-{name}"},
    }


@dataclass(frozen=True)
class Registration:
    """A resource as the engine gets it, with its options."""

    type: str
    name: str
    urn: str
    parent: str
    custom: bool
    provider: str
    delete_before_replace: bool
    protect: bool
    dependencies: frozenset[str]
    inputs: dict[str, Any]


class _Echo(Mocks):
    def new_resource(self, args: MockResourceArgs) -> tuple[str | None, dict[str, Any]]:
        return args.name, answered(args.typ, args.inputs)

    def call(self, args: MockCallArgs) -> tuple[dict[str, Any], list[tuple[str, str]] | None]:
        return looked_up(args.token, args.args), []


class _Applied(_Echo):
    """Answers with ids and addresses in the form of each cloud."""

    def new_resource(self, args: MockResourceArgs) -> tuple[str | None, dict[str, Any]]:
        kind, name = args.typ.rpartition(":")[2], args.name
        group = args.inputs.get("resourceGroupName", name)
        azure = f"/subscriptions/1/resourceGroups/{group}/providers/Microsoft.Test/{kind[:1].lower()}{kind[1:]}s/{name}"
        told = {
            "arn": f"arn:aws:test:::{name}",
            "clientId": f"client-{name}",
            "email": f"{name}@example.iam.gserviceaccount.com",
            "endpoint": "10.0.0.2",
            "masterAuth": {"clusterCaCertificate": ""},
            "oidcIssuerProfile": {"enabled": True, "issuerURL": f"https://issuer.example/{name}"},
            "principalId": f"principal-{name}",
            "selfLink": f"https://www.googleapis.com/compute/v1/{name}",
        }
        answer = told | answered(args.typ, args.inputs)
        return azure if args.typ.startswith("azure-native:") else name, answer | OWN.get(args.typ, {})


OWN: dict[str, dict[str, Any]] = {
    "azure-native:containerservice:ManagedCluster": {"oidcIssuerProfile": {"issuerURL": "https://issuer.example/eu"}},
}
"""What a cloud adds to what it was asked for."""


class _NotYet(_Echo):
    def new_resource(self, args: MockResourceArgs) -> tuple[str | None, dict[str, Any]]:
        told = {key: value for key, value in args.inputs.items() if key != "identity"}
        return None if args.custom else args.name, told


class _Monitor(MockMonitor):
    def __init__(self, mocks: Mocks) -> None:
        super().__init__(mocks)
        self.seen: list[Registration] = []

    def RegisterResource(self, request: Any) -> Any:  # noqa: N802
        answer = super().RegisterResource(request)
        if request.type != "pulumi:pulumi:Stack":
            self.seen.append(
                Registration(
                    request.type,
                    request.name,
                    answer.urn,
                    request.parent,
                    request.custom,
                    request.provider.split("::")[3] if request.provider else "",
                    request.deleteBeforeReplace,
                    request.protect,
                    frozenset(request.dependencies),
                    plain(self.resources[answer.urn].state),
                )
            )
        return answer


Registered = Callable[[Callable[[], object]], list[Registration]]


@pytest.fixture
def registered() -> Registered:
    """Run a program against mocks and return what it registers, in order."""

    def run(program: Callable[[], object]) -> list[Registration]:
        monitor = _Monitor(_Echo())
        run_mocked(program, "test", monitor)
        return monitor.seen

    return run


@pytest.fixture
def applied() -> Registered:
    """Run a program as if everything were made, and return what it registers: clouds answer in their own forms."""

    def run(program: Callable[[], object]) -> list[Registration]:
        monitor = _Monitor(_Applied())
        run_mocked(program, "test", monitor)
        return monitor.seen

    return run


@pytest.fixture
def previewed() -> Registered:
    """Run a program as before anything is there, and return what it registers: outputs of clouds are unknown."""

    def run(program: Callable[[], object]) -> list[Registration]:
        monitor = _Monitor(_NotYet())
        run_mocked(program, "test", monitor, preview=True)
        return monitor.seen

    return run
