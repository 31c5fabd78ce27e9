"""N04 on Azure: a workspace has private endpoints."""

from typing import Any

from landing_zone_policies.network.private_services import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "endpoint": {
        "type": "azure-native:machinelearningservices:Workspace",
        "props": {"managedNetwork": {"outboundRules": {"a": {"type": "FQDN"}, "b": {"type": "PrivateEndpoint"}}}},
    }
}
FAIL = {
    "nothing said": {"type": "azure-native:machinelearningservices:Workspace", "props": {}},
    "tags alone": {
        "type": "azure-native:machinelearningservices:Workspace",
        "props": {"managedNetwork": {"outboundRules": {"a": {"type": "ServiceTag"}}}},
    },
}
UNDETERMINED = {
    "unknown": {"type": "azure-native:machinelearningservices:Workspace", "props": {"managedNetwork": UNKNOWN}}
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
