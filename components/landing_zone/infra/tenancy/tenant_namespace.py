"""A tenant's namespace in one cluster: quota, limits, network policies, pod security and an identity without rights."""

from typing import Any, NotRequired, TypedDict, cast

import pulumi
from pulumi_kubernetes.core.v1 import LimitRange, Namespace, ResourceQuota, Secret, ServiceAccount
from pulumi_kubernetes.networking.v1 import NetworkPolicy

from landing_zone.infra.labels import OWNER, TENANT, metadata
from landing_zone.infra.options import child
from landing_zone.infra.tenancy.network import policies
from landing_zone.infra.tenancy.platform_namespaces import pod_security

SERVICE_ACCOUNT = "model"
"""Service account that every model of a tenant runs as."""
TOKEN_SECRET = "model-store"  # noqa: S105 - the name of an object
TOKEN_KEY = "HF_TOKEN"  # noqa: S105 - KServe's storage initializer reads this key of the account's secrets


class TenantNamespaceArgs(TypedDict):
    """A team in one cluster."""

    cluster: str
    """Name of the cluster."""
    tenant: str
    """Name of the tenant, and of its namespace."""
    owner: str
    """Mail address of the owner."""
    accelerators: int
    """Quota of whole accelerators, and of partitions of each profile."""
    accelerator_resources: list[str]
    """Extended resources that the cluster's pools offer."""
    store_token: NotRequired[pulumi.Input[str]]
    """Token for model downloads; kept as a secret."""


class TenantNamespace(pulumi.ComponentResource):
    """A namespace that is closed in both directions and in which nothing runs privileged."""

    namespace: pulumi.Output[str]
    """Name of the namespace."""
    service_account: pulumi.Output[str]
    """Name of the service account that models run as."""

    def __init__(self, name: str, args: TenantNamespaceArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:TenantNamespace", name, {}, opts)
        labels = {TENANT: args["tenant"]}
        namespace = Namespace(
            name,
            metadata=metadata(
                args["tenant"], labels={**labels, **pod_security("restricted")}, annotations={OWNER: args["owner"]}
            ),
            opts=child(self),
        )
        self._limits(name, args, namespace)
        self._network(name, args, namespace)
        self._identity(name, args, namespace)
        self.namespace = cast("pulumi.Output[str]", namespace.metadata["name"])
        self.service_account = pulumi.Output.from_input(SERVICE_ACCOUNT)
        self.register_outputs({"namespace": self.namespace, "service_account": self.service_account})

    def _limits(self, name: str, args: TenantNamespaceArgs, namespace: Namespace) -> None:
        hard = {f"requests.{resource}": str(args["accelerators"]) for resource in args["accelerator_resources"]}
        opts = child(self, depends_on=[namespace])
        ResourceQuota(
            f"{name}-accelerators",
            metadata=metadata("accelerators", args["tenant"]),
            spec={"hard": {**hard, "pods": "500"}},
            opts=opts,
        )
        LimitRange(
            f"{name}-defaults",
            metadata=metadata("defaults", args["tenant"]),
            spec={
                "limits": [
                    {
                        "type": "Container",
                        "default": {"cpu": "1", "memory": "2Gi"},
                        "default_request": {"cpu": "100m", "memory": "256Mi"},
                    }
                ]
            },
            opts=opts,
        )

    def _network(self, name: str, args: TenantNamespaceArgs, namespace: Namespace) -> None:
        for policy, spec in policies().items():
            NetworkPolicy(
                f"{name}-{policy}",
                metadata=metadata(policy, args["tenant"]),
                spec=cast("Any", spec),
                opts=child(self, depends_on=[namespace]),
            )

    def _identity(self, name: str, args: TenantNamespaceArgs, namespace: Namespace) -> None:
        secrets: list[Secret] = []
        if "store_token" in args:
            token = Secret(
                f"{name}-{TOKEN_SECRET}",
                metadata=metadata(TOKEN_SECRET, args["tenant"]),
                string_data={TOKEN_KEY: pulumi.Output.secret(args["store_token"])},
                opts=child(self, depends_on=[namespace]),
            )
            secrets = [token]
        ServiceAccount(
            f"{name}-{SERVICE_ACCOUNT}",
            metadata=metadata(SERVICE_ACCOUNT, args["tenant"]),
            automount_service_account_token=False,
            secrets=[{"name": TOKEN_SECRET}] if secrets else None,
            opts=child(self, depends_on=[namespace, *secrets]),
        )
