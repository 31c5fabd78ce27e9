"""What EKS, AKS and GKE have in common, asked of each in the same words."""

import json
from collections.abc import Mapping
from typing import Any

import pulumi
import pytest

from landing_zone.infra.clouds.cloud import cloud_of
from landing_zone.infra.clusters.cloud_cluster import CloudCluster, CloudClusterArgs
from landing_zone.infra.pools.kubelet_labels import kubelet_labels

SITES = ("aws", "azure", "gcp")
LASTING = ("prod", "restricted")
CONTROL_PLANES = (
    "aws:eks/cluster:Cluster",
    "azure-native:containerservice:ManagedCluster",
    "gcp:container/cluster:Cluster",
)
POOLS = ("aws:eks/nodeGroup:NodeGroup", "azure-native:containerservice:AgentPool", "gcp:container/nodePool:NodePool")
HOLDS_DATA = (
    "aws:kms/key:Key",
    "aws:s3/bucket:Bucket",
    "azure-native:keyvault:Key",
    "azure-native:keyvault:Vault",
    "azure-native:storage:StorageAccount",
    "azure-native:storage:BlobContainer",
    "gcp:kms/cryptoKey:CryptoKey",
    "gcp:storage/bucket:Bucket",
)
EFFECTS = {"NO_SCHEDULE": "NoSchedule", "NO_EXECUTE": "NoExecute", "PREFER_NO_SCHEDULE": "PreferNoSchedule"}
CLOUDS_OWN = (
    "ai-landing-zone/fallback",  # nodes that take over where spot ones are not to be had
    "gke-no-default-nvidia-gpu-device-plugin",  # so that the GPU Operator is the one owner
    "kubernetes.azure.com/scalesetpriority",  # AKS's label and taint of spot nodes
)
"""Keys that a node has for its cloud."""
OUTPUTS: Mapping[str, Mapping[str, type]] = {
    "network": {"network_id": str, "subnet_ids": list, "zones": list, "cidr": str, "links": dict},
    "cluster": {
        **dict.fromkeys(("name", "site", "region", "jurisdiction", "physical_id", "endpoint"), str),
        **dict.fromkeys(("oidc_issuer", "node_role", "kubeconfig"), str),
    },
    "pool": {"name": str, "accelerator": str, "node_group_id": str},
    "key": {"key_id": str},
    "store": {"uri": str, "store_id": str},
    "identity": {"identity": str, "annotations": dict, "labels": dict},
}
"""What each part tells, and of which type, on every cloud."""


class Made:
    """A cluster and an identity in a cloud: what was registered, and what the parts tell."""

    def __init__(self, site: str, profile: str, arguments: Any, applied: Any) -> None:
        self.args: CloudClusterArgs = arguments(site, profile)
        self.outputs: dict[str, dict[str, Any]] = {}
        self.secret: dict[str, bool] = {}
        self.resources: list[Any] = applied(self._program)

    def of(self, types: tuple[str, ...]) -> list[Any]:
        """Return what is of one of the types."""
        return [resource for resource in self.resources if resource.type in types]

    def _program(self) -> None:
        made = CloudCluster("eu-cloud", self.args)
        assert made.model_store is not None
        parts: dict[str, pulumi.ComponentResource] = {
            "network": made.network,
            "cluster": made.cluster,
            "pool": made.pools[0],
            "store": made.model_store,
            "identity": self._identity(made),
        }
        for part, component in parts.items():
            for name in OUTPUTS[part]:
                self._keep(part, name, getattr(component, name))
        self._keep("key", "key_id", made.key)

    def _identity(self, made: CloudCluster) -> pulumi.ComponentResource:
        account = self.args["account"]
        args: Any = {
            "environment": self.args["environment"],
            "cluster": made.cluster.physical_id,
            "cluster_name": self.args["name"],
            "workload": "assistant",
            "namespace": "shop",
            "service_account": "assistant",
            "account": account["id"],
            "region": account["region"],
            "oidc_issuer": made.cluster.oidc_issuer,
            "store": made.model_store.store_id if made.model_store else "",
            "prefix": "assistant/",
            "key": made.key,
            "tags": account["tags"],
            **({"resource_group": made.group} if made.group is not None else {}),
        }
        opts = pulumi.ResourceOptions(providers=[made.account])
        return cloud_of(self.args["site"]).identity("eu-assistant-identity", args, opts)

    def _keep(self, part: str, name: str, output: pulumi.Output[Any]) -> None:
        async def told() -> None:
            self.outputs.setdefault(part, {})[name] = await output.future()
            self.secret[name] = await output.is_secret()

        pulumi.Output.from_input(told()).apply(lambda _: None)


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> str:
    """Each cloud in turn."""
    return str(request.param)


@pytest.fixture
def made(site: str, arguments: Any, applied: Any) -> Made:
    """A cluster that lasts."""
    return Made(site, "prod", arguments, applied)


def test_every_part_tells_the_same(made: Made) -> None:
    """The same outputs, of the same types."""
    for part, wanted in OUTPUTS.items():
        told = made.outputs[part]
        assert {name: type(value) for name, value in told.items()} == dict(wanted), part


def test_outputs_mean_the_same(made: Made) -> None:
    """Names are those of the environment, subnets go with zones, a link tells its other end."""
    cluster, network, args = made.outputs["cluster"], made.outputs["network"], made.args
    assert {key: cluster[key] for key in ("site", "jurisdiction")} == {"site": args["site"], "jurisdiction": "EU"}
    assert cluster["name"] == args["name"]
    assert cluster["region"] == args["account"]["region"]
    assert cluster["endpoint"].startswith("https://")
    assert network["zones"] == args["network"]["zones"]
    assert len(network["subnet_ids"]) == len(network["zones"])
    assert network["cidr"] == args["network"]["cidr"]
    assert set(network["links"]) == {"hospital"}
    told = network["links"]["hospital"]
    assert told["cidr"] == args["network"]["cidr"]
    assert {"asn", "tunnel1_peer_address", "tunnel1_peer_asn"} <= set(told)
    assert made.outputs["pool"] | {"node_group_id": ""} == {"name": "cpu", "accelerator": "cpu", "node_group_id": ""}
    assert "://" in made.outputs["store"]["uri"]


def test_nodes_carry_the_labels_and_taints_of_their_pool(made: Made) -> None:
    """Exactly those, spot nodes and those that take over alike, besides what a cloud itself needs on them."""
    groups = made.of(POOLS)
    assert len(groups) == len(made.args["pools"]) + 1
    for pool in made.args["pools"]:
        own = [g for g in groups if _labels(g)["ai-landing-zone/pool"] == pool["name"]]
        assert len(own) == (2 if pool["fallback"] else 1)
        for group in own:
            labels = {key: value for key, value in _labels(group).items() if key not in CLOUDS_OWN}
            assert labels == kubelet_labels(pool["labels"])
            taints = {taint for taint in _taints(group) if taint[0] not in CLOUDS_OWN}
            assert taints == {(t["key"], t.get("value", ""), t["effect"]) for t in pool["taints"]}


def test_the_provider_is_named_as_the_cluster(made: Made) -> None:
    """By that name policies and workloads know it."""
    (provider,) = made.of(("pulumi:providers:kubernetes",))
    assert (provider.name, provider.inputs["clusterIdentifier"]) == (made.args["name"], made.args["name"])
    (control_plane,) = made.of(CONTROL_PLANES)
    assert control_plane.urn in provider.dependencies


def test_the_kubeconfig_holds_a_command_and_no_token(made: Made) -> None:
    """It is a secret all the same."""
    config = json.loads(made.outputs["cluster"]["kubeconfig"])
    (user,) = config["users"]
    assert set(user["user"]) == {"exec"}
    assert {"name": "LZ_CLUSTER", "value": made.args["name"]} in user["user"]["exec"]["env"]
    assert config["clusters"][0]["cluster"]["server"] == made.outputs["cluster"]["endpoint"]
    assert made.secret["kubeconfig"]
    assert made.of(("pulumi:providers:kubernetes",))[0].inputs["kubeconfig"] == "[secret]"


def test_everything_goes_to_the_account_and_is_deleted_before_it_is_replaced(made: Made) -> None:
    """Nothing falls to a default provider; names are fixed, so a replacement made first would be the thing itself."""
    resources = [r for r in made.resources if r.custom and not r.type.startswith("pulumi:providers:")]
    assert [r.urn for r in resources if r.provider != "eu-cloud-account"] == []
    assert [r.urn for r in resources if not r.delete_before_replace] == []


def test_nothing_depends_on_chance(made: Made, site: str, arguments: Any, applied: Any) -> None:
    """A second run asks for the same, to the letter."""
    again = Made(site, "prod", arguments, applied)
    assert {r.urn: r.inputs for r in again.resources} == {r.urn: r.inputs for r in made.resources}


@pytest.mark.parametrize("profile", ["dev", *LASTING])
def test_what_holds_data_is_kept(site: str, profile: str, arguments: Any, applied: Any) -> None:
    """Keys, stores and control planes of lasting clusters are protected; of those to try things in, nothing is."""
    found = Made(site, profile, arguments, applied)
    kept = found.of((*HOLDS_DATA, *CONTROL_PLANES))
    assert len(kept) >= 3
    assert {r.urn for r in kept if r.protect} == ({r.urn for r in kept} if profile in LASTING else set())


def _labels(group: Any) -> dict[str, str]:
    inputs = group.inputs
    return dict(inputs.get("labels") or inputs.get("nodeLabels") or inputs["nodeConfig"]["labels"])


def _taints(group: Any) -> set[tuple[str, str, str]]:
    """Return key, value and effect, as Kubernetes writes them."""
    inputs = group.inputs
    if "nodeTaints" in inputs:
        return {_parsed(taint) for taint in inputs["nodeTaints"]}
    taints = inputs.get("taints") or inputs.get("nodeConfig", {}).get("taints") or []
    return {(t["key"], t.get("value", ""), EFFECTS[t["effect"]]) for t in taints}


def _parsed(taint: str) -> tuple[str, str, str]:
    key, _, rest = taint.partition("=")
    value, _, effect = rest.rpartition(":")
    return key, value, effect
