"""S03 on Azure: no credentials in what machines are started with, and no password of a workspace as an input."""

from collections.abc import Callable, Iterator
from typing import Any

from landing_zone_policies.azure import by_azure_type
from landing_zone_policies.requirement import Answer, Requirement, below
from landing_zone_policies.secrets.script_text import holds_credentials
from landing_zone_policies.unknown import UNKNOWN, Hidden


def _free(field: str) -> Requirement:
    return _ask(field, lambda text: not holds_credentials(text), "holds credentials")


def _left_out(field: str) -> Requirement:
    return _ask(field, lambda text: False, "stands in plain text")


def _ask(field: str, is_good: Callable[[str], bool], wrong: str) -> Requirement:
    def holds(props: dict[str, Any]) -> Answer:
        value = below(props, field)
        is_text = isinstance(value, str) and value != "" and not isinstance(value, Hidden)
        return UNKNOWN if value is UNKNOWN else not is_text or is_good(value)

    return Requirement(field, holds, f"`{field}` {wrong}")


def _machine(holder: str = "") -> Iterator[Requirement]:
    yield _free(f"{holder}osProfile.customData")
    yield _free(f"{holder}userData")


rule = by_azure_type(
    {
        "azure-native:compute:VirtualMachine": tuple(_machine()),
        "azure-native:compute:VirtualMachineScaleSet": tuple(_machine("virtualMachineProfile.")),
        "azure-native:synapse:Workspace": (_left_out("sqlAdministratorLoginPassword"),),
    }
)
