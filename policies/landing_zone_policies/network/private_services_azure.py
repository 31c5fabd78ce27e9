"""N04 on Azure: a workspace for machine learning reaches what it uses through private endpoints."""

from typing import Any

from landing_zone_policies.azure import by_azure_type
from landing_zone_policies.look import at, mapping
from landing_zone_policies.requirement import Answer, Requirement, either
from landing_zone_policies.unknown import UNKNOWN

RULES = "managedNetwork.outboundRules"


def _has_endpoint(props: dict[str, Any]) -> Answer:
    rules = at(props, *RULES.split("."))
    if rules is UNKNOWN:
        return UNKNOWN
    kinds = (at(rule, "type") for rule in mapping(rules).values())
    return either(UNKNOWN if kind is UNKNOWN else str(kind).lower() == "privateendpoint" for kind in kinds)


ENDPOINT = Requirement(RULES, _has_endpoint, f"`{RULES}` has no private endpoint")
rule = by_azure_type({"azure-native:machinelearningservices:Workspace": (ENDPOINT,)})
