"""N04 on Azure: a workspace for machine learning reaches what it uses through private endpoints."""

from typing import Any

from landing_zone_policies.azure import by_azure_type
from landing_zone_policies.look import at, mapping
from landing_zone_policies.requirement import Answer, Requirement
from landing_zone_policies.unknown import UNKNOWN

RULES = "managedNetwork.outboundRules"


def _has_endpoint(props: dict[str, Any]) -> Answer:
    rules = at(props, *RULES.split("."))
    kinds = [at(rule, "type") for rule in mapping(rules).values()]
    found = any(str(kind).lower() == "privateendpoint" for kind in kinds)
    return True if found else UNKNOWN if UNKNOWN in (rules, *kinds) else False


ENDPOINT = Requirement(RULES, _has_endpoint, f"`{RULES}` has no private endpoint")
rule = by_azure_type({"azure-native:machinelearningservices:Workspace": (ENDPOINT,)})
