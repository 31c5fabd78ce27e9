"""Resources on the moto server."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from landing_zone.errors import SandboxError
from landing_zone.sandbox.providers.aws.cloud import Cloud
from landing_zone.sandbox.providers.aws.errors import AwsError
from landing_zone.sandbox.providers.aws.expressions import evaluate, fields
from landing_zone.sandbox.providers.aws.kind import Api, Kind, is_gone
from landing_zone.sandbox.providers.aws.validation import check
from landing_zone.sandbox.providers.plugin.values import Object

PATIENCE_S = 20.0
"""How long a call waits for what another resource is just bringing, or has not yet left."""
_PAUSE_S = 0.2


@dataclass(frozen=True)
class Remote:
    """Resources of one type. Every method blocks, raises AwsError, and takes the scope of one resource."""

    kind: Kind
    cloud: Cloud
    is_stopping: Callable[[], bool]

    def find(self, scope: Object) -> str | None:
        """Return the id of what a broken-off run has left; None where there is nothing."""
        if search := self.kind.left:
            found = self._call(search, scope)
            resource_id = self._identity(scope, found) if found else None
            return resource_id if resource_id and self.read({**scope, "id": resource_id}) else None
        return None

    def create(self, scope: Object) -> str:
        """Make it and return its id; what carries our tag already, or is it by its name, is taken."""
        try:
            answer = self._patiently(lambda: self._call(self.kind.create, scope))
        except AwsError as error:
            resource_id = self._identity(scope, {})
            if error.code not in self.kind.exists or not self._is_ours({**scope, "id": resource_id}):
                raise
            return resource_id
        return self._identity(scope, answer)

    def read(self, scope: Object) -> Object | None:
        """Return what there is, with the further reads; None where it is gone."""
        try:
            live = self._call(self.kind.read, scope) if self.kind.read else None
            if live is None:
                return None
            base = {key: scope.get(key) for key in ("id", "account", "region", "digest")}
            seen = {**base, **(live if isinstance(live, dict) else {}), "live": live, "inputs": scope}
            return {**seen, **{name: self._more(api, scope, seen) for name, api in self.kind.more.items()}}
        except AwsError as error:
            if is_gone(error.code):
                return None
            raise

    def change(self, scope: Object, api: Api) -> None:
        """Make a call about a resource that is there."""
        speaks_of_live = "live" in fields(api.params) | fields(api.given or "@")
        whole = {**scope, "live": self.read(scope)} if speaks_of_live else scope
        self._patiently(lambda: self._call(api, whole))

    def delete(self, scope: Object, timeout_s: float) -> None:
        """Delete it and wait until it is gone; what is gone already is fine."""
        for api in self.kind.delete:
            self._delete(scope, api)
        if self.kind.delete:
            self.until(lambda: self.read(scope) is None, timeout_s, "is still there")

    def settle(self, scope: Object, timeout_s: float) -> Object | None:
        """Return what was read once it is ready; None where it is gone."""
        seen = self.read(scope)
        if self.kind.settled:
            self.until(lambda: bool(evaluate(self.kind.settled, self.read(scope) or {})), timeout_s, "is not ready")
            seen = self.read(scope)
        return seen

    def until(self, condition: Callable[[], bool], timeout_s: float, problem: str) -> None:
        """Wait for a condition; raise SandboxError when the time is over or the run is interrupted."""
        end = time.monotonic() + timeout_s
        while not condition():
            if time.monotonic() > end or self.is_stopping():
                raise SandboxError(f"{self.kind.type} {problem} after {timeout_s:.0f} s")
            time.sleep(_PAUSE_S)

    def _delete(self, scope: Object, api: Api) -> None:
        try:
            self.change(scope, api)
        except AwsError as error:
            if not is_gone(error.code):
                raise

    def _is_ours(self, scope: Object) -> bool:
        seen = self.read(scope)
        if seen is None or not self.kind.mark:
            return seen is not None
        return bool(evaluate(self.kind.mark, seen) == scope["digest"])

    def _identity(self, scope: Object, answer: Any) -> str:
        return str(evaluate(self.kind.identity, {**scope, "answer": answer}))

    def _more(self, api: Api, scope: Object, seen: Object) -> Any:
        try:
            return self._call(api, {**scope, "live": seen})
        except AwsError as error:
            if is_gone(error.code):
                return None
            raise

    def _call(self, api: Api, scope: Object) -> Any:
        if api.given and evaluate(api.given, scope) in (None, [], False, ""):
            return None
        params = evaluate(api.params, scope) or {}
        if api.is_only_checked:
            check(api.service or self.kind.service, api.operation, params)
            return None
        answer = self.cloud.call(api.service or self.kind.service, api.operation, params, scope["region"])
        return evaluate(api.found, {**answer, "scope": scope}) if api.found else answer

    def _patiently(self, action: Callable[[], Any]) -> Any:
        """Return what ``action`` returns; errors that pass by themselves are waited out for a while."""
        end = time.monotonic() + PATIENCE_S
        while True:
            try:
                return action()
            except AwsError as error:
                if error.code not in self.kind.busy or time.monotonic() > end or self.is_stopping():
                    raise
            time.sleep(_PAUSE_S)
