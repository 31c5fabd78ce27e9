"""Hardened settings that every GKE cluster has, whatever its arguments."""

from typing import Any

from pulumi_gcp.container import (
    ClusterAddonsConfigArgs,
    ClusterAddonsConfigDnsCacheConfigArgs,
    ClusterAddonsConfigGcePersistentDiskCsiDriverConfigArgs,
    ClusterAddonsConfigGcsFuseCsiDriverConfigArgs,
    ClusterAddonsConfigHorizontalPodAutoscalingArgs,
    ClusterAddonsConfigHttpLoadBalancingArgs,
    ClusterAddonsConfigNetworkPolicyConfigArgs,
    ClusterAnonymousAuthenticationConfigArgs,
    ClusterBinaryAuthorizationArgs,
    ClusterCostManagementConfigArgs,
    ClusterGatewayApiConfigArgs,
    ClusterLoggingConfigArgs,
    ClusterMasterAuthArgs,
    ClusterMasterAuthClientCertificateConfigArgs,
    ClusterMonitoringConfigArgs,
    ClusterMonitoringConfigManagedPrometheusArgs,
    ClusterNodePoolDefaultsArgs,
    ClusterNodePoolDefaultsNodeConfigDefaultsArgs,
    ClusterRbacBindingConfigArgs,
    ClusterReleaseChannelArgs,
    ClusterSecurityPostureConfigArgs,
    ClusterServiceExternalIpsConfigArgs,
)

CONTROL_PLANE = ["APISERVER", "CONTROLLER_MANAGER", "SCHEDULER"]
LOGS = ["SYSTEM_COMPONENTS", "WORKLOADS", *CONTROL_PLANE, "KCP_CONNECTION", "KCP_SSHD", "KCP_HPA"]


def settings() -> dict[str, Any]:
    """Return them all, as keyword arguments of the cluster."""
    return {**_network(), **_access(), **_observability(), **_operation()}


def _network() -> dict[str, Any]:
    """Cilium, which also enforces network policies; several networks per pod are what GPUDirect runs on."""
    return {
        "networking_mode": "VPC_NATIVE",
        "datapath_provider": "ADVANCED_DATAPATH",
        "enable_intranode_visibility": True,
        "enable_multi_networking": True,
        "service_external_ips_config": ClusterServiceExternalIpsConfigArgs(enabled=False),
    }


def _access() -> dict[str, Any]:
    return {
        "master_auth": ClusterMasterAuthArgs(
            client_certificate_config=ClusterMasterAuthClientCertificateConfigArgs(issue_client_certificate=False)
        ),
        "enable_legacy_abac": False,
        "anonymous_authentication_config": ClusterAnonymousAuthenticationConfigArgs(mode="LIMITED"),
        "rbac_binding_config": ClusterRbacBindingConfigArgs(
            enable_insecure_binding_system_authenticated=False, enable_insecure_binding_system_unauthenticated=False
        ),
        "binary_authorization": ClusterBinaryAuthorizationArgs(evaluation_mode="PROJECT_SINGLETON_POLICY_ENFORCE"),
        "enable_shielded_nodes": True,
        "security_posture_config": ClusterSecurityPostureConfigArgs(
            mode="BASIC", vulnerability_mode="VULNERABILITY_DISABLED"
        ),
        "node_pool_defaults": ClusterNodePoolDefaultsArgs(
            node_config_defaults=ClusterNodePoolDefaultsNodeConfigDefaultsArgs(
                insecure_kubelet_readonly_port_enabled="FALSE"
            )
        ),
    }


def _observability() -> dict[str, Any]:
    return {
        "logging_config": ClusterLoggingConfigArgs(enable_components=LOGS),
        "monitoring_config": ClusterMonitoringConfigArgs(
            enable_components=["SYSTEM_COMPONENTS", *CONTROL_PLANE],
            managed_prometheus=ClusterMonitoringConfigManagedPrometheusArgs(enabled=False),
        ),
        "cost_management_config": ClusterCostManagementConfigArgs(enabled=True),
    }


def _operation() -> dict[str, Any]:
    """The CRDs of Gateway API come with the landing zone's own gateway: GKE must not own them, too."""
    return {
        "release_channel": ClusterReleaseChannelArgs(channel="REGULAR"),
        "gateway_api_config": ClusterGatewayApiConfigArgs(channel="CHANNEL_DISABLED"),
        "addons_config": ClusterAddonsConfigArgs(
            gce_persistent_disk_csi_driver_config=ClusterAddonsConfigGcePersistentDiskCsiDriverConfigArgs(enabled=True),
            gcs_fuse_csi_driver_config=ClusterAddonsConfigGcsFuseCsiDriverConfigArgs(enabled=True),
            dns_cache_config=ClusterAddonsConfigDnsCacheConfigArgs(enabled=True),
            horizontal_pod_autoscaling=ClusterAddonsConfigHorizontalPodAutoscalingArgs(disabled=False),
            http_load_balancing=ClusterAddonsConfigHttpLoadBalancingArgs(disabled=False),
            network_policy_config=ClusterAddonsConfigNetworkPolicyConfigArgs(disabled=True),
        ),
    }
