"""Logs of an AKS cluster's control plane."""

import pulumi
from pulumi_azure_native.monitor import DiagnosticSetting, DiagnosticsLogSettingsArgs
from pulumi_azure_native.operationalinsights import (
    PublicNetworkAccessType,
    Workspace,
    WorkspaceFeaturesArgs,
    WorkspaceSkuArgs,
)

from landing_zone.infra.clusters.managed_cluster import ManagedClusterArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name

KEPT_DAYS = {"dev": 90, "prod": 365, "restricted": 730}
"""Days that logs are kept, by profile."""
CATEGORIES = (
    "kube-apiserver",
    "kube-audit",
    "kube-audit-admin",
    "kube-controller-manager",
    "kube-scheduler",
    "cluster-autoscaler",
    "cloud-controller-manager",
    "guard",
    "csi-azuredisk-controller",
    "csi-azurefile-controller",
    "csi-snapshot-controller",
)
"""Every log that AKS's control plane writes. Source: Azure Monitor's reference of AKS (inferred)."""


def workspace(name: str, parent: pulumi.ComponentResource, args: ManagedClusterArgs) -> Workspace:
    """Make the workspace that logs go to; they are read with Entra's roles, never with a shared key."""
    return Workspace(
        f"{name}-logs",
        workspace_name=physical_name(args["environment"], args["name"], "logs"),
        resource_group_name=args["resource_group"],
        location=args["region"],
        sku=WorkspaceSkuArgs(name="PerGB2018"),
        retention_in_days=KEPT_DAYS[args["profile"]],
        features=WorkspaceFeaturesArgs(disable_local_auth=True),
        public_network_access_for_query=_reach(args["profile"]),
        tags=args["tags"],
        opts=child(parent),
    )


def control_plane_logs(
    name: str, parent: pulumi.ComponentResource, cluster: pulumi.Input[str], logs: Workspace
) -> DiagnosticSetting:
    """Send every log of the control plane of ``cluster``, a resource id, to the workspace."""
    return DiagnosticSetting(
        f"{name}-control-plane-logs",
        name="control-plane",
        resource_uri=cluster,
        workspace_id=logs.id,
        log_analytics_destination_type="Dedicated",
        logs=[DiagnosticsLogSettingsArgs(category=category, enabled=True) for category in CATEGORIES],
        opts=child(parent),
    )


def _reach(profile: str) -> PublicNetworkAccessType:
    return PublicNetworkAccessType.DISABLED if profile == "restricted" else PublicNetworkAccessType.ENABLED
