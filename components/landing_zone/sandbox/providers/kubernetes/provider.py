"""The stand-in for the Kubernetes provider."""

from collections.abc import Callable
from typing import ClassVar

from pulumi.provider.experimental import provider as p

from landing_zone.errors import LandingZoneError, SandboxError
from landing_zone.sandbox.providers.kubernetes.names import Family, family_of, type_of
from landing_zone.sandbox.providers.kubernetes.objects import ObjectHandler
from landing_zone.sandbox.providers.kubernetes.patches import PatchHandler
from landing_zone.sandbox.providers.kubernetes.redaction import public
from landing_zone.sandbox.providers.kubernetes.release import ReleaseHandler
from landing_zone.sandbox.providers.kubernetes.session import Session
from landing_zone.sandbox.providers.kubernetes.values import properties
from landing_zone.sandbox.providers.plugin.handler import Handler
from landing_zone.sandbox.providers.plugin.provider import StandIn
from landing_zone.sandbox.providers.plugin.urns import token_of
from landing_zone.sandbox.providers.plugin.values import Object, Properties

_HANDLERS: dict[Family, Callable[[Session], Handler]] = {
    Family.OBJECT: ObjectHandler,
    Family.PATCH: PatchHandler,
    Family.RELEASE: ReleaseHandler,
}


class KubernetesProvider(StandIn):
    """One provider resource of the program: one cluster."""

    title: ClassVar[str] = "Kubernetes provider"

    def __init__(self) -> None:
        self._session = Session()

    def settings(self, args: Object) -> None:
        """Take the cluster's kubeconfig."""
        self._session = Session(
            kubeconfig=args.get("kubeconfig"), context=args.get("context"), namespace=args.get("namespace")
        )

    def handler(self, token: str, inputs: Object) -> Handler:
        """Return who answers for an object, a patch or a release."""
        return _HANDLERS[family_of(token, inputs)](self._session)

    def properties(self, obj: Object) -> Properties:
        """Return property values; a Secret's data is marked."""
        return properties(obj)

    def describe(self, error: Exception, urn: str) -> str:
        """Return an error's line, without a Secret's values."""
        if isinstance(error, LandingZoneError):
            return public(error, type_of(token_of(urn))[1] if urn else "")
        return super().describe(error, urn)

    async def invoke(self, request: p.InvokeRequest) -> p.InvokeResponse:
        """Refuse: what renders charts or files needs the official provider.

        Their newer versions are remote components; those the engine refuses itself, as this plugin takes no secrets.
        """
        raise SandboxError(
            f"{request.tok}: the sandbox's Kubernetes provider renders no charts or YAML files; "
            "declare the objects, or a kubernetes:helm.sh/v3:Release"
        )

    async def cancel(self) -> None:
        """End all waiting: the run is over, or was interrupted."""
        self._session.stop()
