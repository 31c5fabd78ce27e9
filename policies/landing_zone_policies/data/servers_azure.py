"""Database servers of Azure: single ones, which are going, and flexible ones, which took their type's name."""

from collections.abc import Sequence
from typing import Any

from landing_zone_policies.look import at
from landing_zone_policies.requirement import Requirement, unless

POSTGRES = "azure-native:dbforpostgresql"
MYSQL = "azure-native:dbformysql"
MARIADB = "azure-native:dbformariadb"
_SINGLE = frozenset({"infrastructureEncryption", "minimalTlsVersion", "sslEnforcement", "storageProfile"})
"""Fields that only single servers have."""
_FLEXIBLE = frozenset(
    {"authConfig", "availabilityZone", "backup", "dataEncryption", "highAvailability", "network", "storage"}
)
"""Fields that only flexible servers have."""


def servers(
    module: str, *, single: Sequence[Requirement] = (), flexible: Sequence[Requirement] = ()
) -> dict[str, tuple[Requirement, ...]]:
    """Return a table's rows: what is asked of a module's servers; a `Server` that is of neither sort is asked all."""
    both = (*unless(is_flexible, *single), *unless(is_single, *flexible))
    return {
        f"{module}:Server": both,
        f"{module}:SingleServer": tuple(single),
        f"{module}:FlexibleServer": tuple(flexible),
    }


def is_flexible(props: dict[str, Any]) -> bool:
    """Return whether a server is a flexible one, by the fields that it has."""
    return not is_single(props) and not _FLEXIBLE.isdisjoint(props)


def is_single(props: dict[str, Any]) -> bool:
    """Return whether a server is a single one, by the fields or by the generation of hardware that it has."""
    return not _SINGLE.isdisjoint(props) or "_Gen" in str(at(props, "sku", "name"))
