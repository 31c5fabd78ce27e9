"""Types of GCP's resources: ids, names, what can't be changed.

Source of ids: the resource names in the REST reference of each service, as Pulumi's provider makes them ids. What can't
be changed is inferred from those pages.
"""

from collections.abc import Callable

from landing_zone.sandbox.providers.plugin.values import Object
from landing_zone.sandbox.providers.recorded.gcp import answers, names
from landing_zone.sandbox.providers.recorded.kind import Kind, NameRule, Resource

PROJECT = "projects/{project}"
GLOBAL = f"{PROJECT}/global"
REGIONAL = f"{PROJECT}/regions/{{region}}"
PLACED = f"{PROJECT}/locations/{{location}}"


def _compute(path: str, fixed: tuple[str, ...] = (), outputs: Callable[[Resource], Object] | None = None) -> Kind:
    return Kind(path, names.RFC1035, fixed, outputs or answers.compute)


def _on_router(path: str, fixed: tuple[str, ...] = ()) -> Kind:
    router = f"{REGIONAL}/routers/{{router}}"
    return Kind(f"{router}/{path}", names.RFC1035, fixed, parents=(router,))


def _member(path: str, parents: tuple[str, ...] = ()) -> Kind:
    return Kind(
        f"{path}/roles/{{role}}/{{member}}", None, ("role", "member", "condition"), answers.member, parents=parents
    )


def _with_name(path: str, rule: NameRule | None, fixed: tuple[str, ...] = ()) -> Kind:
    return Kind(path, rule, fixed, answers.named_by_id)


_COMPUTE = {
    "network:Network": _compute(f"{GLOBAL}/networks/{{name}}", ("autoCreateSubnetworks",), answers.network),
    "subnetwork:Subnetwork": _compute(f"{REGIONAL}/subnetworks/{{name}}", ("purpose",), answers.subnetwork),
    "router:Router": _compute(f"{REGIONAL}/routers/{{name}}"),
    "routerNat:RouterNat": _on_router("{name}"),
    "routerInterface:RouterInterface": _on_router("{name}", ("ipRange", "vpnTunnel")),
    "routerPeer:RouterPeer": _on_router("{name}", ("interface",)),
    "address:Address": _compute(f"{REGIONAL}/addresses/{{name}}", ("address", "addressType"), answers.address),
    "globalAddress:GlobalAddress": _compute(
        f"{GLOBAL}/addresses/{{name}}", ("address", "addressType", "purpose", "prefixLength"), answers.address
    ),
    "globalForwardingRule:GlobalForwardingRule": _compute(
        f"{GLOBAL}/forwardingRules/{{name}}", ("ipAddress", "loadBalancingScheme"), answers.forwarding_rule
    ),
    "firewall:Firewall": _compute(f"{GLOBAL}/firewalls/{{name}}", ("direction",)),
    "route:Route": _compute(f"{GLOBAL}/routes/{{name}}", ("destRange", "priority")),
    "haVpnGateway:HaVpnGateway": _compute(f"{REGIONAL}/vpnGateways/{{name}}", (), answers.vpn_gateway),
    "externalVpnGateway:ExternalVpnGateway": _compute(
        f"{GLOBAL}/externalVpnGateways/{{name}}", ("interfaces", "redundancyType")
    ),
    "vPNTunnel:VPNTunnel": Kind(
        f"{REGIONAL}/vpnTunnels/{{name}}",
        names.RFC1035,
        ("vpnGateway", "peerExternalGateway", "sharedSecret", "ikeVersion", "router"),
        answers.tunnel,
        ("sharedSecret",),
    ),
    "resourcePolicy:ResourcePolicy": _compute(
        f"{REGIONAL}/resourcePolicies/{{name}}", ("groupPlacementPolicy", "workloadPolicy")
    ),
    "reservation:Reservation": _compute(f"{PROJECT}/zones/{{zone}}/reservations/{{name}}"),
}
_CONTAINER = {
    "cluster:Cluster": Kind(
        f"{PLACED}/clusters/{{name}}",
        names.CLUSTER,
        ("subnetwork", "ipAllocationPolicy", "datapathProvider", "enableAutopilot"),
        answers.cluster,
    ),
    "nodePool:NodePool": Kind(
        f"{PLACED}/clusters/{{cluster}}/nodePools/{{name}}",
        names.CLUSTER,
        ("nodeConfig", "placementPolicy", "initialNodeCount", "queuedProvisioning"),
        answers.node_pool,
        parents=(f"{PLACED}/clusters/{{cluster}}",),
    ),
}
_KMS = {
    "keyRing:KeyRing": _with_name(f"{PLACED}/keyRings/{{name}}", names.KEY),
    "cryptoKey:CryptoKey": Kind(
        "{keyRing}/cryptoKeys/{name}",
        names.KEY,
        ("purpose", "importOnly", "destroyScheduledDuration"),
        answers.crypto_key,
        parents=("{keyRing}",),
    ),
    "cryptoKeyIAMMember:CryptoKeyIAMMember": _member("{cryptoKeyId}", ("{cryptoKeyId}",)),
}
_FAMILIES = {
    "compute": _COMPUTE,
    "container": _CONTAINER,
    "kms": _KMS,
    "storage": {
        "bucket:Bucket": Kind("{name}", names.BUCKET, (), answers.bucket),
        "bucketIAMMember:BucketIAMMember": _member("b/{bucket}", ("{bucket}",)),
    },
    "serviceaccount": {
        "account:Account": Kind(
            f"{PROJECT}/serviceAccounts/{{accountId}}@{{project}}.iam.gserviceaccount.com",
            names.ACCOUNT,
            (),
            answers.account,
        ),
        "iAMMember:IAMMember": _member("{serviceAccountId}", ("{serviceAccountId}",)),
    },
    "projects": {
        "iAMMember:IAMMember": _member("{project}"),
        "service:Service": Kind("{project}/{service}", None, ("service",)),
        "serviceIdentity:ServiceIdentity": Kind(
            f"{PROJECT}/services/{{service}}", None, ("service",), answers.service_identity
        ),
    },
    "dns": {
        "managedZone:ManagedZone": Kind(
            f"{PROJECT}/managedZones/{{name}}", names.RFC1035, ("dnsName", "visibility"), answers.managed_zone
        ),
        "recordSet:RecordSet": Kind(
            f"{PROJECT}/managedZones/{{managedZone}}/rrsets/{{name}}/{{type}}",
            None,
            parents=(f"{PROJECT}/managedZones/{{managedZone}}",),
        ),
    },
    "secretmanager": {
        "secret:Secret": Kind(
            f"{PROJECT}/secrets/{{secretId}}", names.SECRET, ("replication",), answers.managed_secret
        ),
        "secretVersion:SecretVersion": Kind(
            "{secret}/versions/1", None, ("secretData",), answers.secret_version, ("secretData",), ("{secret}",)
        ),
    },
    "networkconnectivity": {
        "spoke:Spoke": Kind(f"{PLACED}/spokes/{{name}}", names.RFC1035, ("hub", "linkedVpcNetwork"), answers.spoke),
    },
}
KINDS = {f"gcp:{module}/{name}": kind for module, kinds in _FAMILIES.items() for name, kind in kinds.items()}
"""By token."""
