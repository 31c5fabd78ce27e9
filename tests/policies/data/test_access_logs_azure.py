"""D05 on Azure: servers and databases are audited, by what is inside them or beside them."""

from typing import Any

from landing_zone_policies.data.access_logs import CONTROL
from landing_zone_policies.unknown import UNKNOWN


def _server(**props: Any) -> dict[str, Any]:
    return {"type": "azure-native:sql:Server", "props": {"name": "s", **props}}


def _policy(kind: str = "ServerBlobAuditingPolicy", **props: Any) -> dict[str, Any]:
    return {"type": f"azure-native:sql:{kind}", "props": {"state": "Enabled", "serverName": "s", **props}}


DATABASE = {"type": "azure-native:sql:Database", "props": {"name": "d", "serverName": "s"}}
INSIDE = {"type": "auditingSettings", "properties": {"state": "Enabled"}}

PASS = {
    "inside": _server(resources=[INSIDE]),
    "beside": [_server(), _policy()],
    "extended": [_server(), _policy("ExtendedServerBlobAuditingPolicy")],
    "database by its server": [DATABASE, _policy()],
    "database by itself": [DATABASE, _policy("DatabaseBlobAuditingPolicy", databaseName="d")],
}
FAIL = {
    "server alone": _server(),
    "database alone": DATABASE,
    "off": [_server(), _policy(state="Disabled")],
    "of another server": [_server(), _policy(serverName="t")],
    "inside, off": _server(resources=[{"type": "auditingSettings", "properties": {"state": "Disabled"}}]),
}
UNDETERMINED = {
    "of which server": [_server(), _policy(serverName=UNKNOWN)],
    "state": [_server(), _policy(state=UNKNOWN)],
    "what is inside": _server(resources=UNKNOWN),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """A policy counts if it is on and names the server."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
