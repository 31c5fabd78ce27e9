"""D07 on Azure: a week of backups, and copies elsewhere."""

from typing import Any

from landing_zone_policies.data.backups import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "single": {
        "type": "azure-native:dbforpostgresql:Server",
        "props": {"storageProfile": {"geoRedundantBackup": "Enabled", "backupRetentionDays": 7}},
    },
    "flexible": {
        "type": "azure-native:dbformysql:FlexibleServer",
        "props": {"backup": {"geoRedundantBackup": "Enabled"}},
    },
    "maria": {
        "type": "azure-native:dbformariadb:Server",
        "props": {"storageProfile": {"geoRedundantBackup": "enabled"}},
    },
}
FAIL = {
    "single, here": {
        "type": "azure-native:dbforpostgresql:Server",
        "props": {"storageProfile": {"geoRedundantBackup": "Disabled"}},
    },
    "single, short": {
        "type": "azure-native:dbforpostgresql:Server",
        "props": {"storageProfile": {"geoRedundantBackup": "Enabled", "backupRetentionDays": 1}},
    },
    "flexible, nothing said": {"type": "azure-native:dbformysql:FlexibleServer", "props": {}},
    "maria, nothing said": {"type": "azure-native:dbformariadb:Server", "props": {}},
}
UNDETERMINED = {
    "unknown": {"type": "azure-native:dbforpostgresql:Server", "props": {"storageProfile": UNKNOWN}},
    "days": {
        "type": "azure-native:dbforpostgresql:Server",
        "props": {"storageProfile": {"geoRedundantBackup": "Enabled", "backupRetentionDays": UNKNOWN}},
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
