"""Definitions of the Gateway API and of Envoy Gateway's own kinds."""

from collections.abc import Mapping
from pathlib import Path

from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.parts.manifests import load
from landing_zone.sandbox.parts.part import Assembly, Object
from landing_zone.sandbox.parts.release import ReleaseSpec
from landing_zone.sandbox.parts.values import value_at

SHARE = "envoy-gateway"
_STANDARD_CHANNEL = "config/crd/standard"
_OWN_KINDS = "charts/gateway-helm/charts/crds/crds/generated"


def gateway_api(share: Mapping[str, Path]) -> list[Object]:
    """Return the Gateway API's definitions, standard channel, with the policy that guards their upgrades."""
    return load(share, SHARE, _STANDARD_CHANNEL)


def envoy_gateway(share: Mapping[str, Path]) -> list[Object]:
    """Return the definitions of Envoy Gateway's own kinds."""
    return load(share, SHARE, _OWN_KINDS)


class GatewayDefinitions:
    """Chart gateway-crds-helm."""

    not_validated: Mapping[str, str | None] = {
        "gateway-crds-helm": "Gateway API is installed in its standard channel only; experimental kinds are missing."
    }

    def assemble(self, cluster: SandboxCluster, release: ReleaseSpec) -> Assembly:
        """Return the definitions that the values switch on."""
        sources = {"crds.gatewayAPI.enabled": gateway_api, "crds.envoyGateway.enabled": envoy_gateway}
        wanted = [source for path, source in sources.items() if value_at(release.values, path)]
        return Assembly(objects=tuple(obj for source in wanted for obj in source(cluster.share)))
