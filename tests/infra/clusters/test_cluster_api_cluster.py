"""On-prem clusters that Cluster API makes."""

import json
from typing import Any

import pytest

from landing_zone.errors import LandingZoneError
from landing_zone.infra.clusters.cluster_api_cluster import ClusterApiCluster
from landing_zone_policies.control_plane.api_server import CONTROL
from landing_zone_policies.finding import judge_all
from landing_zone_policies.normalize import make_resource
from landing_zone_policies.scene import NOWHERE

ARGS: dict[str, Any] = {
    "name": "hospital",
    "site": "on-prem",
    "region": "frankfurt",
    "jurisdiction": "EU",
    "profile": "prod",
    "kubernetes": "1.34.2",
    "namespace": "clusters",
    "infrastructure": "metal3",
    "endpoint": "10.0.0.10",
    "control_planes": 3,
    "control_plane_template": "hospital-control-plane",
    "encryption_secret": "hospital-encryption",
    "pods": "10.244.0.0/16",
    "services": "10.96.0.0/16",
    "pools": [
        {
            "name": "h100",
            "template": "hospital-h100",
            "replicas": 2,
            "labels": {"ai-landing-zone/pool": "h100", "app.kubernetes.io/managed-by": "ai-landing-zone"},
            "taints": [{"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"}],
        }
    ],
}


def made(registered: Any, **more: Any) -> list[Any]:
    """Return what a cluster registers."""
    args: Any = {**ARGS, **more}
    return list(registered(lambda: ClusterApiCluster("hospital", args)))


def specs(registered: Any, **more: Any) -> dict[str, Any]:
    """Return the objects' specifications, by kind."""
    return {r.inputs["kind"]: r.inputs["spec"] for r in made(registered, **more) if "spec" in r.inputs}


@pytest.fixture
def configuration(registered: Any) -> dict[str, Any]:
    """What kubeadm is told on control planes."""
    return dict(specs(registered)["KubeadmControlPlane"]["kubeadmConfigSpec"])


def flags(component: dict[str, Any]) -> dict[str, str]:
    """Return a component's flags."""
    return {arg["name"]: arg["value"] for arg in component["extraArgs"]}


def test_objects_refer_to_each_other(registered: Any) -> None:
    """By group and kind; what infrastructure providers know is there already."""
    spec = specs(registered)
    assert spec["Cluster"]["controlPlaneRef"]["kind"] == "KubeadmControlPlane"
    assert spec["Cluster"]["infrastructureRef"]["kind"] == "Metal3Cluster"
    assert spec["Cluster"]["controlPlaneEndpoint"] == {"host": "10.0.0.10", "port": 6443}
    assert (spec["KubeadmControlPlane"]["replicas"], spec["KubeadmControlPlane"]["version"]) == (3, "v1.34.2")
    machine = spec["MachineDeployment"]["template"]["spec"]
    assert machine["infrastructureRef"]["name"] == "hospital-h100"
    template = next(r for r in made(registered) if r.inputs.get("kind") == "KubeadmConfigTemplate")
    assert machine["bootstrap"]["configRef"]["name"] == template.inputs["metadata"]["name"]


def test_the_api_server_is_hardened(configuration: dict[str, Any]) -> None:
    """What is asked of it is written down, Secrets are encrypted, old ciphers and profiles are off."""
    api = flags(configuration["clusterConfiguration"]["apiServer"])
    assert api["profiling"] == "false"
    assert api["authorization-mode"] == "Node,RBAC"
    assert {"NodeRestriction", "PodSecurity"} <= set(api["enable-admission-plugins"].split(","))
    assert api["tls-min-version"] == "VersionTLS12"
    assert all("GCM" in c or "CHACHA20" in c for c in api["tls-cipher-suites"].split(","))
    assert int(api["audit-log-maxage"]) >= 30
    for component in ("controllerManager", "scheduler"):
        assert flags(configuration["clusterConfiguration"][component])["profiling"] == "false"


def test_every_file_that_a_flag_names_is_there_and_seen_by_the_pod(configuration: dict[str, Any]) -> None:
    """A missing one would keep the API server from starting."""
    server = configuration["clusterConfiguration"]["apiServer"]
    written = {file["path"] for file in configuration["files"]}
    asked = {v for k, v in flags(server).items() if k.endswith(("-config", "-config-file", "-policy-file"))}
    assert asked == written
    mounted = tuple(volume["mountPath"] + "/" for volume in server["extraVolumes"])
    assert all(path.startswith(mounted) for path in (*asked, flags(server)["audit-log-path"]))


def test_nobody_is_anonymous_but_probes_and_joining_nodes(configuration: dict[str, Any]) -> None:
    """The kubelet's probes bear no name, and a node has none before it joins."""
    [content] = [json.loads(f["content"]) for f in configuration["files"] if f["path"].endswith("authentication.yaml")]
    assert content["apiVersion"] == "apiserver.config.k8s.io/v1"
    assert {c["path"] for c in content["anonymous"]["conditions"]} == {
        "/livez",
        "/readyz",
        "/healthz",
        "/api/v1/namespaces/kube-public/configmaps/cluster-info",
    }


def test_it_passes_the_control_of_api_servers(registered: Any) -> None:
    """The policy pack judges what is applied to the management cluster."""
    objects = [make_resource(r.name, r.type, r.inputs) for r in made(registered) if r.custom]
    assert list(judge_all([CONTROL], objects, NOWHERE)) == []
    assert any(judge_all([CONTROL], [_without_audit(o) for o in objects], NOWHERE))


def _without_audit(resource: Any) -> Any:
    """Return an object without the flag that writes down what is asked."""
    shown = json.loads(json.dumps(resource.props).replace("audit-log-path", "another-flag"))
    return make_resource(resource.id, resource.type, shown)


def test_the_encryption_s_keys_stay_in_their_secret(configuration: dict[str, Any]) -> None:
    """The object names it, and the file is root's."""
    [file] = [f for f in configuration["files"] if f["path"].endswith("encryption.yaml")]
    assert file["contentFrom"] == {"secret": {"key": "config", "name": "hospital-encryption"}}
    assert (file["owner"], file["permissions"]) == ("root:root", "0600")


def test_what_is_confidential_is_not_copied_into_the_audit_log(configuration: dict[str, Any]) -> None:
    """Who asked for a Secret, never what is in it: that rule comes before the one of changes."""
    [policy] = [json.loads(f["content"]) for f in configuration["files"] if f["path"].endswith("audit.yaml")]
    levels = [
        (rule["level"], [name for group in rule.get("resources", []) for name in group["resources"]])
        for rule in policy["rules"]
    ]
    first = next(level for level, names in levels if "secrets" in names)
    assert first == "Metadata"
    assert [level for level, _ in levels].index("Request") > levels.index(
        (first, ["secrets", "configmaps", "serviceaccounts/token"])
    )


def test_nodes_join_with_labels_and_taints(registered: Any) -> None:
    """Without labels that a kubelet would not start with."""
    spec = specs(registered)["KubeadmConfigTemplate"]["template"]["spec"]
    node = spec["joinConfiguration"]["nodeRegistration"]
    arguments = {arg["name"]: arg["value"] for arg in node["kubeletExtraArgs"]}
    assert arguments["node-labels"] == "ai-landing-zone/pool=h100"
    assert node["taints"] == [{"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"}]


def test_another_configuration_is_another_template(registered: Any) -> None:
    """Cluster API replaces machines when the reference changes, not when the template does."""

    def template(**more: Any) -> str:
        pool = {**ARGS["pools"][0], **more}
        [found] = [r for r in made(registered, pools=[pool]) if r.inputs.get("kind") == "KubeadmConfigTemplate"]
        return str(found.inputs["metadata"]["name"])

    assert template() == template(replicas=5) != template(labels={"a": "b"})


@pytest.mark.parametrize(("profile", "kept"), [("dev", False), ("prod", True)])
def test_only_dev_can_be_deleted(registered: Any, profile: str, kept: bool) -> None:
    """With the cluster's object go its machines."""
    [cluster] = [r for r in made(registered, profile=profile) if r.inputs.get("kind") == "Cluster"]
    assert cluster.protect is kept


def test_a_minor_version_alone_is_refused(registered: Any) -> None:
    """Machine images have a patch version."""
    with pytest.raises(LandingZoneError, match=r"write 1\.34\.<patch>"):
        made(registered, kubernetes="1.34")


def test_the_kubeconfig_is_the_one_that_cluster_api_writes(registered: Any) -> None:
    """Read from its Secret, which bears the cluster's name; it stays a secret."""
    provider = next(r for r in made(registered) if r.type == "pulumi:providers:kubernetes")
    assert (provider.name, provider.inputs["kubeconfig"]) == ("hospital", "[secret]")
