"""D05 on Azure: a SQL server or its database is audited, by settings inside it or by a policy beside it."""

from collections.abc import Iterator, Sequence
from typing import Any

from landing_zone_policies.control import Violation
from landing_zone_policies.links import companion, of_type, verdict
from landing_zone_policies.look import at, items
from landing_zone_policies.requirement import Answer, either
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

SERVER = "azure-native:sql:Server"
DATABASE = "azure-native:sql:Database"
OF_SERVERS = ("azure-native:sql:ServerBlobAuditingPolicy", "azure-native:sql:ExtendedServerBlobAuditingPolicy")
OF_DATABASES = ("azure-native:sql:DatabaseBlobAuditingPolicy", "azure-native:sql:ExtendedDatabaseBlobAuditingPolicy")
PROBLEM = "it has no auditing policy that is `Enabled`"
DOUBT = "which server an auditing policy is of is not known yet"


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Judge every SQL server and database of a stack; a server's policy covers its databases."""
    of_servers, of_databases = of_type(resources, *OF_SERVERS), of_type(resources, *OF_DATABASES)
    for server in of_type(resources, SERVER):
        yield from verdict(_is_audited(server, of_servers, "serverName"), server, PROBLEM, DOUBT)
    for database in of_type(resources, DATABASE):
        by_server = _server_is_audited(database, of_servers)
        answers = (_is_audited(database, of_databases, "databaseName"), by_server)
        yield from verdict(either(iter(answers)), database, PROBLEM, DOUBT)


def _is_audited(target: Resource, policies: Sequence[Resource], field: str) -> Answer:
    inside = _nested(target.props.get("resources"))
    beside = companion(target, policies, field, lambda policy: _is_on(policy.props), "serverName", "databaseName")
    return either(iter((inside, beside)))


def _server_is_audited(database: Resource, policies: Sequence[Resource]) -> Answer:
    mine = database.props.get("serverName")
    if mine is None or not policies:
        return False
    return either(_same(mine, policy) for policy in policies)


def _same(name: Any, policy: Resource) -> Answer:
    theirs = policy.props.get("serverName")
    if UNKNOWN in (name, theirs):
        return UNKNOWN
    return _is_on(policy.props) if name == theirs else False


def _nested(resources: Any) -> Answer:
    kinds = [r for r in items(resources) if str(at(r, "type")).lower().endswith("auditingsettings")]
    return UNKNOWN if resources is UNKNOWN else either(_is_on(at(r, "properties")) for r in kinds)


def _is_on(settings: Any) -> Answer:
    state = at(settings, "state")
    return UNKNOWN if state is UNKNOWN else str(state).lower() == "enabled"
