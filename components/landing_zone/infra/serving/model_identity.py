"""The service account of a model that is somebody to a cloud: its pods reach their own models, and nothing else."""

from typing import TypedDict

import pulumi
from pulumi_kubernetes.core.v1 import ServiceAccount
from pulumi_kubernetes.meta.v1 import ObjectMetaArgs

from landing_zone.infra.labels import MANAGED_BY, MANAGER, TENANT, WORKLOAD
from landing_zone.infra.options import child
from landing_zone.infra.tenancy.tenant_namespace import TOKEN_SECRET


class ModelIdentityArgs(TypedDict):
    """What ties the service account to the cloud's identity."""

    annotations: pulumi.Input[dict[str, str]]
    """Annotations of the service account."""
    labels: dict[str, str]
    """Labels of the pods."""
    store_token: bool
    """Whether the tenant's namespace holds a token for model downloads, which the account may then use."""


def service_account(
    name: str, workload: str, tenant: str, args: ModelIdentityArgs, parent: pulumi.Resource
) -> ServiceAccount:
    """Make the service account, named as the workload."""
    labels = {MANAGED_BY: MANAGER, WORKLOAD: workload, TENANT: tenant}
    return ServiceAccount(
        f"{name}-identity",
        metadata=ObjectMetaArgs(name=workload, namespace=tenant, labels=labels, annotations=args["annotations"]),
        automount_service_account_token=False,
        secrets=[{"name": TOKEN_SECRET}] if args["store_token"] else None,
        opts=child(parent),
    )
