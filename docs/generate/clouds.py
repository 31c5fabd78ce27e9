"""Write docs/clouds.md by running the components of every cloud and looking at what they register: `make docs`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pulumi
from pulumi.runtime.mocks import MockCallArgs, MockMonitor, MockResourceArgs, Mocks

from landing_zone.config.rule import Site
from landing_zone.errors import LandingZoneError
from landing_zone.infra.accelerators.accelerator_pool import node_labels, node_taints
from landing_zone.infra.clouds.cloud import cloud_of
from landing_zone.infra.rendering.record import UNKNOWN, plain, run_mocked
from landing_zone.sandbox.not_validated import CLOUDS
from landing_zone.sandbox.providers.aws.handlers import kinds as aws_kinds
from landing_zone.sandbox.providers.recorded.azure.kinds import KINDS as AZURE_KINDS
from landing_zone.sandbox.providers.recorded.gcp.kinds import KINDS as GCP_KINDS

FILE = Path(__file__).parents[2] / "docs" / "clouds.md"
INTRODUCTION = """\
# Clouds

What the components of each cloud make of the same arguments. Every cell comes from running the component without and
with the option and comparing what it registers: `+` is a resource type that the option adds, `=` a property that it
sets, ± one that it changes or drops; *refused* is the component's own answer where the cloud has no such thing, and —
means that nothing is different. The last column says what stands for those resources in the sandbox: *moto* answers
calls, *checked* calls are checked by botocore's models and kept in a file, *recorded* ones are checked by the SDK's
types and the cloud's published rules and kept in a file, *control plane* is a real API server.
This page is made by `make docs`. How to begin in each: [AWS](guides/aws.md), [Azure](guides/azure.md),
[GCP](guides/gcp.md), [on-prem](guides/on-prem.md).
"""
SITES = {"aws": "AWS", "azure": "Azure", "gcp": "GCP"}
AZURE_GROUP = "/subscriptions/1/resourceGroups/eu/providers"
SHARED: dict[str, Any] = {
    "environment": "test",
    "name": "eu",
    "cluster_name": "eu",
    "jurisdiction": "EU",
    "profile": "prod",
    "kubernetes": "1.35",
    "tags": {"owner": "ai"},
    "pods": "100.64.0.0/14",
    "services": "172.20.0.0/16",
    "cidr": "10.1.0.0/16",
    "nat": "none",
    "endpoints": False,
    "flow_logs": False,
    "admins": [],
    "authorized_networks": [],
    "maintenance": {"day": "sunday", "hour": 2, "hours": 4},
    "accelerator": "H100",
    "accelerator_vendor": "nvidia",
    "per_node": 8,
    "min": 1,
    "max": 4,
    "planned": 2,
    "labels": {},
    "taints": [],
    "purchase": "on-demand",
    "disk_gib": 200,
    "driver": "host",
    "together": False,
    "fast_network": False,
    "fallback": True,
    "workload": "assistant",
    "namespace": "shop",
    "service_account": "assistant",
    "prefix": "assistant/",
    "oidc_issuer": "https://issuer.example/eu",
}
"""Arguments of all components in one: each takes those that it knows."""
OWN: dict[str, dict[str, Any]] = {
    "aws": {
        "account": "111122223333",
        "region": "eu-central-1",
        "zones": ["eu-central-1a", "eu-central-1b"],
        "instance_type": "p5.48xlarge",
        "key": "arn:aws:kms:eu-central-1:111122223333:key/1",
        "network_id": "vpc-1",
        "subnet_ids": ["subnet-1", "subnet-2"],
        "cluster": "eu",
        "node_role": "arn:aws:iam::111122223333:role/nodes",
        "security_group": "sg-1",
        "store": "arn:aws:s3:::models",
    },
    "azure": {
        "account": "1",
        "tenant": "2",
        "resource_group": "eu",
        "region": "westeurope",
        "zones": ["1", "2"],
        "instance_type": "Standard_ND96isr_H100_v5",
        "key": "https://vault.vault.azure.net/keys/eu/1",
        "network_id": f"{AZURE_GROUP}/Microsoft.Network/virtualNetworks/eu",
        "subnet_ids": [f"{AZURE_GROUP}/Microsoft.Network/virtualNetworks/eu/subnets/{zone}" for zone in (1, 2)],
        "cluster": f"{AZURE_GROUP}/Microsoft.ContainerService/managedClusters/eu",
        "node_role": "nodes",
        "store": f"{AZURE_GROUP}/Microsoft.Storage/storageAccounts/m/blobServices/default/containers/models",
    },
    "gcp": {
        "account": "example",
        "region": "europe-west4",
        "zones": ["europe-west4-a", "europe-west4-b"],
        "instance_type": "a3-highgpu-8g",
        "key": "projects/example/locations/europe-west4/keyRings/eu/cryptoKeys/eu",
        "network_id": "networks/eu",
        "subnet_ids": ["subnets/eu", "subnets/eu"],
        "cluster": "eu",
        "node_role": "nodes@example.iam.gserviceaccount.com",
        "store": "models",
    },
}
LINK = {"to": "hospital", "address": "203.0.113.10", "cidrs": ["10.9.0.0/16"], "asn": 65010}
MARKED: Any = {"cluster": "eu", "name": "h100", "accelerator": "H100", "per_node": 8, "node_names": []}
RESERVED = {
    "aws": "cr-1",
    "azure": f"{AZURE_GROUP}/Microsoft.Compute/capacityReservationGroups/h100",
    "gcp": "h100",
}
SHOWN = 4
"""Resources or properties that a cell shows; it counts the others."""


@dataclass(frozen=True)
class Row:
    """A feature: the part that has it, and its arguments with it."""

    feature: str
    part: str
    option: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] | None = field(default_factory=dict)
    """Arguments without it, over the usual ones; None = nothing at all is made."""
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By cloud, the properties to look at (`Type.property`); empty = what differs."""


ROWS = {
    "Network": [
        Row("of its own", "network", before={"existing": "there", "existing_subnets": ["a", "b"]}),
        Row("one way out", "network", {"nat": "single"}),
        Row("a way out per zone", "network", {"nat": "per-zone"}),
        Row("private endpoints", "network", {"endpoints": True}),
        Row("flow logs", "network", {"flow_logs": True}),
        Row("attached to a hub", "network", {"hub": f"{AZURE_GROUP}/Microsoft.Network/virtualNetworks/hub"}),
        Row("encrypted links to one's own sites", "network", {"links": [LINK]}),
    ],
    "Cluster": [
        Row(
            "private API server",
            "cluster",
            only={
                "aws": ("Cluster.vpcConfig.endpointPublicAccess",),
                "azure": ("ManagedCluster.apiServerAccessProfile.enablePrivateCluster",),
                "gcp": ("Cluster.privateClusterConfig.enablePrivateEndpoint",),
            },
        ),
        Row("networks outside that reach it", "cluster", {"authorized_networks": ["198.51.100.0/24"]}),
        Row(
            "Secrets encrypted under a key of one's own",
            "cluster",
            only={
                "aws": ("Cluster.encryptionConfig.resources",),
                "azure": ("ManagedCluster.securityProfile.azureKeyVaultKms.enabled",),
                "gcp": ("Cluster.databaseEncryption.state",),
            },
        ),
        Row(
            "logs of the control plane",
            "cluster",
            only={
                "aws": ("Cluster.enabledClusterLogTypes",),
                "azure": ("DiagnosticSetting.logs",),
                "gcp": ("Cluster.loggingConfig.enableComponents",),
            },
        ),
        Row("administrators", "cluster", {"admins": ["group:platform/admins"]}),
        Row("maintenance window", "cluster", {"maintenance": {"day": "monday", "hour": 5, "hours": 6}}),
        Row(
            "deletion protection (lasting profiles)",
            "cluster",
            only=dict.fromkeys(
                SITES,
                ("Cluster.deletionProtection", "Cluster.protect", "ManagedCluster.protect"),
            ),
        ),
    ],
    "Pools": [
        Row("on demand", "pool", before=None),
        Row("spot", "pool", {"purchase": "spot", "fallback": False}),
        Row("spot with fallback", "pool", {"purchase": "spot"}, {"purchase": "spot", "fallback": False}),
        Row("reserved", "pool", {"purchase": "reserved", "reservation": RESERVED}),
        Row("capacity block", "pool", {"purchase": "capacity-block", "reservation": RESERVED}),
        Row("flex-start", "pool", {"flex_start": True}),
        Row("from zero nodes", "pool", {"min": 0, "planned": 0}),
        Row("fast network", "pool", {"fast_network": True}),
        Row("nodes close to each other", "pool", {"together": True}),
        Row("MIG", "pool", {"partition": "3g.40gb", "labels": node_labels({**MARKED, "partition": "3g.40gb"})}),
        Row("labels and taints", "pool", {"labels": node_labels(MARKED), "taints": node_taints(MARKED)}),
        Row("Karpenter", "karpenter_pool", before=None),
    ],
    "Identities, keys and stores": [
        Row("identity of a model", "identity", before=None),
        Row("key", "key", before=None),
        Row(
            "rotation",
            "key",
            only={
                "aws": ("Key.enableKeyRotation", "Key.rotationPeriodInDays"),
                "azure": (
                    "Key.properties.rotationPolicy.attributes.expiryTime",
                    "Key.properties.rotationPolicy.lifetimeActions",
                ),
                "gcp": ("CryptoKey.rotationPeriod",),
            },
        ),
        Row("store of models", "store", before=None),
        Row(
            "versions",
            "store",
            only={
                "aws": ("BucketVersioning.versioningConfiguration.status",),
                "azure": ("BlobServiceProperties.isVersioningEnabled",),
                "gcp": ("Bucket.versioning.enabled",),
            },
        ),
        Row("lock", "store", {"lock_days": 30}),
        Row("replica", "store", {"replica_region": "eu-west-1"}),
    ],
}
Graph = dict[tuple[str, str], dict[str, Any]]
"""Inputs by type and name."""


class _Unknown(Mocks):
    """Answers as before anything is there."""

    def new_resource(self, args: MockResourceArgs) -> tuple[str | None, dict[str, Any]]:
        told = {key: value for key, value in args.inputs.items() if key != "identity"}
        return None if args.custom else args.name, told

    def call(self, args: MockCallArgs) -> tuple[dict[str, Any], list[tuple[str, str]] | None]:
        raise NotImplementedError(args.token)


class _Monitor(MockMonitor):
    def __init__(self) -> None:
        super().__init__(_Unknown())
        self.graph: Graph = {}

    def RegisterResource(self, request: Any) -> Any:  # noqa: N802
        answer = super().RegisterResource(request)
        if request.custom:
            inputs = plain(self.resources[answer.urn].state)
            self.graph[request.type, request.name] = inputs | ({"protect": True} if request.protect else {})
        return answer


@dataclass(frozen=True)
class Cell:
    """What a cloud makes of a feature, and the types that this is made of."""

    text: str
    types: frozenset[str] = frozenset()


def document() -> str:
    """Return the page."""
    parts = [INTRODUCTION]
    for title, rows in ROWS.items():
        parts += [f"## {title}\n", _table(["feature", *SITES.values(), "in the sandbox"], map(_row, rows))]
    parts.append("## What the sandbox can't validate\n")
    parts += [f"- {CLOUDS[Site(site)]}." for site in SITES]
    return "\n".join(parts) + "\n"


def _row(row: Row) -> list[str]:
    cells = {site: cell(row, site) for site in SITES}
    stand_ins = (f"{SITES[site]}: {told}" for site, made in cells.items() if (told := _stand_in(made.types)))
    return [row.feature, *(made.text for made in cells.values()), "; ".join(stand_ins)]


def cell(row: Row, site: str) -> Cell:
    """Run the part without and with the feature, and return the difference."""
    if getattr(cloud_of(site), row.part, None) is None:
        return Cell("—")
    try:
        made = _run(row, site, row.option)
    except LandingZoneError as refusal:
        return Cell(f"*refused*: {str(refusal).partition(': ')[2] or refusal}")
    if row.only:
        return _settings(made, row.only[site])
    return _difference({} if row.before is None else _run(row, site, row.before), made)


def _run(row: Row, site: str, option: Mapping[str, Any]) -> Graph:
    chosen = {key: value[site] if value is RESERVED else value for key, value in option.items()}
    named = {"cluster": "eu"} if row.part == "network" else {}
    args = {**SHARED, **OWN[site], "site": site, **named, **chosen}
    make, monitor = getattr(cloud_of(site), row.part), _Monitor()

    def program() -> pulumi.ComponentResource:
        made: pulumi.ComponentResource = make("eu", args, None)
        return made

    run_mocked(program, "test", monitor, preview=True)
    return monitor.graph


def _settings(made: Graph, wanted: Iterable[str]) -> Cell:
    """Return the values of properties, of every resource that has them."""
    found: dict[str, str] = {}
    for (kind, _), inputs in sorted(made.items()):
        for path, value in _leaves(_short(kind), inputs):
            if path in wanted:
                found[f"= `{path}`: {value}"] = kind
    return Cell("<br>".join(found) or "—", frozenset(found.values()))


def _difference(before: Graph, after: Graph) -> Cell:
    added: dict[str, int] = {}
    changed: dict[str, None] = {}
    types: set[str] = set()
    for (kind, name), inputs in sorted(after.items()):
        if (kind, name) not in before:
            added[_short(kind)] = added.get(_short(kind), 0) + 1
            types.add(kind)
        elif told := _changes(_short(kind), before[kind, name], inputs):
            changed |= dict.fromkeys(told)
            types.add(kind)
    resources = [f"+ `{kind}`{f' × {count}' if count > 1 else ''}" for kind, count in added.items()]
    return Cell("<br>".join([*_some(resources), *_some([*changed])]) or "—", frozenset(types))


def _changes(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    old, new = dict(_leaves(kind, before)), dict(_leaves(kind, after))
    told = [f"= `{path}`: {value}" for path, value in new.items() if path not in old and value != UNKNOWN]
    return told + [f"± `{path}`{f': {new[path]}' if path in new else ''}" for path in old if new.get(path) != old[path]]


def _leaves(path: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield every value inside of maps, as text; maps whose keys are names as one."""
    if isinstance(value, dict) and not any("/" in key for key in value):
        for key, inner in sorted(value.items()):
            yield from _leaves(f"{path}.{key}", inner)
    elif isinstance(value, dict):
        yield path, ", ".join(f"{key}={inner}" for key, inner in sorted(value.items()))
    elif isinstance(value, list):
        counts = Counter(map(_item, value))
        yield path, ", ".join(f"{item} × {count}" if count > 1 else item for item, count in counts.items())
    else:
        yield path, str(value).lower() if isinstance(value, bool) else str(value)


def _item(value: Any) -> str:
    """Return an entry of a list; of a map its first word, by key."""
    if not isinstance(value, dict):
        return str(value)
    return next((inner for _, inner in sorted(value.items()) if isinstance(inner, str)), "")


def _some(told: list[str]) -> list[str]:
    return [*told[:SHOWN], *([f"and {len(told) - SHOWN} more"] if len(told) > SHOWN else [])]


def _short(kind: str) -> str:
    return kind.rpartition(":")[2]


def _stand_in(types: Iterable[str]) -> str:
    found = sorted({_kind_of_stand_in(kind) for kind in types})
    return " and ".join(found)


def _kind_of_stand_in(kind: str) -> str:
    """Say what answers for a type in the sandbox; a type that nothing answers for is said to be missing."""
    if kind.startswith("kubernetes:"):
        return "control plane"
    if kind in aws_kinds():
        return "checked" if aws_kinds()[kind].is_recorded else "moto"
    recorded = kind in AZURE_KINDS or kind in GCP_KINDS or kind.startswith("pulumi:providers:")
    return "recorded" if recorded else f"nothing for `{_short(kind)}`"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    columns = list(heads)
    lines = [columns, ["---"] * len(columns), *([c.replace("|", "\\|") for c in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(document(), encoding="utf-8")
