"""What lives as long as the plugin: the provider's settings, connections, and the signal to stop."""

import json
import threading
from pathlib import Path
from typing import Any

from landing_zone.errors import SandboxError
from landing_zone.sandbox.clouds import moto
from landing_zone.sandbox.clouds.folders import cloud_folder
from landing_zone.sandbox.providers.aws.cloud import DEFAULT_ACCOUNT, Cloud
from landing_zone.sandbox.providers.aws.kind import Kind
from landing_zone.sandbox.providers.aws.recorded import Recorded
from landing_zone.sandbox.providers.aws.scope import Settings
from landing_zone.sandbox.providers.plugin.urns import stack_of
from landing_zone.sandbox.providers.plugin.values import Object


class Session:
    """One configured provider resource: one account and region."""

    def __init__(self, state: Path, settings: Settings = Settings()) -> None:  # noqa: B008 - frozen
        self.state = state
        self.settings = settings
        self._clouds: dict[str, Cloud] = {}
        self._lock = threading.Lock()
        self._stopping = threading.Event()

    def cloud(self, urn: str) -> Cloud:
        """Return the connection to the moto server of the environment. Raises SandboxError where none runs."""
        if found := self.running(urn):
            return found
        raise SandboxError(
            f"no sandbox of {stack_of(urn)} stands in for AWS; for the real one install the official plugin: "
            "`pulumi plugin install resource aws`"
        )

    def running(self, urn: str) -> Cloud | None:
        """Return the connection to the moto server of the environment; None where none runs."""
        environment = stack_of(urn)
        with self._lock:
            if environment not in self._clouds and (url := moto.find(self.state, environment)):
                self._clouds[environment] = self.at(url)
            return self._clouds.get(environment)

    def at(self, url: str) -> Cloud:
        """Return the connection to a server, or to none, with the provider's account and region."""
        return Cloud(url, self.settings.region, self.settings.account or DEFAULT_ACCOUNT)

    def recorded(self, kind: Kind, urn: str) -> Recorded:
        """Return the resources of a type that moto lacks."""
        return Recorded(kind, cloud_folder(self.state, stack_of(urn), "aws"))

    def stop(self) -> None:
        """End all waiting; what is being sent is sent."""
        self._stopping.set()

    @property
    def is_stopping(self) -> bool:
        """Whether waiting should end."""
        return self._stopping.is_set()


def settings_of(args: Object) -> Settings:
    """Return the settings in a provider's inputs, whose nested values are JSON text."""
    accounts = _nested(args.get("allowedAccountIds")) or [_account_of_role(args)]
    tags = (_nested(args.get("defaultTags")) or {}).get("tags") or {}
    return Settings(str(args.get("region") or ""), str(accounts[0]), dict(tags))


def _account_of_role(args: Object) -> str:
    roles = _nested(args.get("assumeRoles")) or []
    return str(roles[0].get("roleArn", "::::").split(":")[4]) if roles else ""


def _nested(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value else value
