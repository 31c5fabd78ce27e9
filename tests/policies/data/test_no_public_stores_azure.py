"""D01 on Azure: accounts and containers are closed."""

from typing import Any

from landing_zone_policies.data.no_public_stores import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "denied": {"type": "azure-native:storage:StorageAccount", "props": {"networkAcls": {"defaultAction": "Deny"}}},
    "other spelling": {
        "type": "azure-native:storage:StorageAccount",
        "props": {"networkRuleSet": {"defaultAction": "deny"}},
    },
    "closed": {"type": "azure-native:storage/v20230101:StorageAccount", "props": {"publicNetworkAccess": "Disabled"}},
    "container": {"type": "azure-native:storage:BlobContainer", "props": {"publicAccess": "None"}},
}
FAIL = {
    "nothing said": {"type": "azure-native:storage:StorageAccount", "props": {}},
    "allowed": {"type": "azure-native:storage:StorageAccount", "props": {"networkAcls": {"defaultAction": "Allow"}}},
    "opened": {
        "type": "azure-native:storage:StorageAccount",
        "props": {"publicNetworkAccess": "enabled", "networkAcls": {"defaultAction": "Deny"}},
    },
    "anonymous": {
        "type": "azure-native:storage:StorageAccount",
        "props": {"publicNetworkAccess": "Disabled", "allowBlobPublicAccess": True},
    },
    "blobs": {"type": "azure-native:storage:BlobContainer", "props": {"publicAccess": "Blob"}},
    "lists": {"type": "azure-native:storage:BlobContainer", "props": {"publicAccess": "container"}},
}
UNDETERMINED = {
    "action": {"type": "azure-native:storage:StorageAccount", "props": {"networkAcls": {"defaultAction": UNKNOWN}}},
    "container, unknown": {"type": "azure-native:storage:BlobContainer", "props": {"publicAccess": UNKNOWN}},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
