"""Key vaults that were deleted: Azure keeps them, and their names, until they are purged or their time is over.

Source: Microsoft Learn, "Azure Key Vault soft-delete overview": 7 to 90 days, 90 if nothing is said.
"""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from landing_zone.errors import SandboxError
from landing_zone.sandbox.clouds.folders import cloud_folder
from landing_zone.sandbox.files import write_private
from landing_zone.sandbox.providers.plugin.values import Object
from landing_zone.sandbox.providers.recorded.kind import Resource
from landing_zone.sandbox.providers.recorded.scope import Scope

_KEPT_DAYS = 90


@dataclass(frozen=True)
class DeletedVault:
    """A deleted vault whose name is taken."""

    name: str
    location: str
    until: str
    """When Azure purges it, ISO 8601."""
    protected: bool
    """Whether nobody can purge it before."""


def deleted_vaults(state: Path, environment: str) -> list[DeletedVault]:
    """Return the deleted vaults of an environment's sandbox that still keep their names."""
    files = sorted(_folder(state, environment).glob("*.json"))
    found = [DeletedVault(**json.loads(file.read_text())) for file in files]
    return [vault for vault in found if datetime.fromisoformat(vault.until) > datetime.now(UTC)]


class VaultNames:
    """What happens to the names of vaults."""

    def make(self, resource: Resource, scope: Scope) -> None:
        """Take the name, which must be free, or recover what had it."""
        taken = next(
            (v for v in deleted_vaults(scope.state, scope.environment) if v.name == resource.name.lower()), None
        )
        if taken is not None and resource.inputs["properties"].get("createMode") != "recover":
            raise SandboxError(_refusal(taken))
        _file(scope, resource.name).unlink(missing_ok=True)

    def look(self, _resource: Resource, _scope: Scope) -> Object:
        """Return nothing: a vault has no more than its record."""
        return {}

    def remove(self, resource: Resource, scope: Scope) -> None:
        """Keep the name of what is deleted."""
        said = resource.inputs["properties"]
        days = said.get("softDeleteRetentionInDays", _KEPT_DAYS)
        until = datetime.now(UTC) + timedelta(days=days)
        protected = said.get("enablePurgeProtection") is True
        kept = DeletedVault(resource.name.lower(), resource.inputs.get("location", ""), until.isoformat(), protected)
        write_private(_file(scope, resource.name), json.dumps(asdict(kept), indent=2) + "\n")


def _refusal(taken: DeletedVault) -> str:
    purge = f"purge it (`az keyvault purge --name {taken.name} --location {taken.location}`), "
    return (
        f"the name {taken.name} is that of a deleted vault until {taken.until[:10]}: "
        f"recover it (`createMode: recover`), {'' if taken.protected else purge}or take another name; "
        "`lz sandbox down` forgets it in the sandbox"
    )


def _folder(state: Path, environment: str) -> Path:
    return cloud_folder(state, environment, "azure-native") / "deleted-vaults"


def _file(scope: Scope, name: str) -> Path:
    return _folder(scope.state, scope.environment) / f"{name.lower()}.json"
