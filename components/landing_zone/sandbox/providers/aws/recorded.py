"""Resources of types that moto lacks: checked by botocore's models of their calls, kept in a file."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from landing_zone.sandbox.files import alone, write_private
from landing_zone.sandbox.providers.aws.errors import AwsError
from landing_zone.sandbox.providers.aws.expressions import evaluate
from landing_zone.sandbox.providers.aws.kind import Api, Kind
from landing_zone.sandbox.providers.aws.validation import check
from landing_zone.sandbox.providers.plugin.values import Object

FILE = "recorded.json"


@dataclass(frozen=True)
class Recorded:
    """Resources of one type, as `remote.Remote` has them; the file is shared by all types, accounts and regions."""

    kind: Kind
    folder: Path

    def find(self, scope: Object) -> str | None:
        """Return the id of what a broken-off run has left."""
        resource_id = self._identity(scope)
        found = read(self.folder).get(self._key({**scope, "id": resource_id}))
        return resource_id if found and found["digest"] == scope["digest"] else None

    def create(self, scope: Object) -> str:
        """Check the creating call, keep its parameters and return the id."""
        params, resource_id = self._checked(self.kind.create, scope), self._identity(scope)
        key = self._key({**scope, "id": resource_id})
        with _open(self.folder) as resources:
            if key in resources:
                raise AwsError(self.kind.service, self.kind.create.operation, "AlreadyExists", f"{resource_id} exists")
            resources[key] = {"digest": scope["digest"], "live": params}
        return resource_id

    def read(self, scope: Object) -> Object | None:
        """Return the parameters that were kept; None where it is gone."""
        found = read(self.folder).get(self._key(scope))
        base = {key: scope.get(key) for key in ("id", "account", "region", "digest")}
        return {**base, **found["live"], "live": found["live"], "inputs": scope} if found else None

    def change(self, scope: Object, api: Api) -> None:
        """Check a call and keep its parameters in place of the former ones."""
        params = self._checked(api, scope)
        if api in _tag_calls(self.kind):
            params = {"tags": scope["sent"]}
        with _open(self.folder) as resources:
            resources[self._key(scope)]["live"].update(params)

    def delete(self, scope: Object, timeout_s: float) -> None:
        """Forget it; what is gone already is fine."""
        for api in self.kind.delete:
            self._checked(api, scope)
        with _open(self.folder) as resources:
            resources.pop(self._key(scope), None)

    def settle(self, scope: Object, timeout_s: float) -> Object | None:
        """Return what is there: it is ready at once."""
        return self.read(scope)

    def _checked(self, api: Api, scope: Object) -> Object:
        params: Object = evaluate(api.params, scope) or {}
        check(api.service or self.kind.service, api.operation, params)
        return params

    def _identity(self, scope: Object) -> str:
        return str(evaluate(self.kind.identity, {**scope, "answer": {}}))

    def _key(self, scope: Object) -> str:
        return f"{scope['account']} {scope['region']} {self.kind.type} {scope['id']}"


def read(folder: Path) -> dict[str, Any]:
    """Return every recorded resource: `ACCOUNT REGION TYPE ID` → digest of its URN and parameters."""
    file = folder / FILE
    return dict(json.loads(file.read_text())) if file.is_file() else {}


def _tag_calls(kind: Kind) -> tuple[Api, ...]:
    return (kind.tagging.tag, kind.tagging.untag) if kind.tagging else ()


@contextmanager
def _open(folder: Path) -> Iterator[dict[str, Any]]:
    """Give the resources to be changed; other plugins of the same run wait."""
    with alone(folder / f"{FILE}.lock"):
        resources = read(folder)
        yield resources
        write_private(folder / FILE, json.dumps(resources, indent=2, sort_keys=True))
