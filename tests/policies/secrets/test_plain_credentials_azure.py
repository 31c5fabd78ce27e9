"""S03 on Azure: no credentials where machines start, no password of a workspace."""

from typing import Any

from landing_zone_policies.secrets.plain_credentials import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "script": {
        "type": "azure-native:compute:VirtualMachine",
        "props": {"osProfile": {"customData": "#!/bin/sh\napt-get update\n"}},
    },
    "reference": {
        "type": "azure-native:compute:VirtualMachine",
        "props": {"osProfile": {"customData": "PASSWORD_FILE=/run/secrets/p"}},
    },
    "workspace": {"type": "azure-native:synapse:Workspace", "props": {"sqlAdministratorLogin": "a"}},
}
FAIL = {
    "password": {
        "type": "azure-native:compute:VirtualMachine",
        "props": {"osProfile": {"customData": "export DB_PASSWORD=tr0ub4dor"}},
    },
    "base 64": {
        "type": "azure-native:compute:VirtualMachine",
        "props": {"osProfile": {"customData": "REJfUEFTU1dPUkQ9dHIwdWI0ZG9yCg=="}},
    },
    "client": {
        "type": "azure-native:compute:VirtualMachineScaleSet",
        "props": {"virtualMachineProfile": {"userData": "client_id: 01234567-89ab-cdef-0123-456789abcdef"}},
    },
    "key of a store": {"type": "azure-native:compute:VirtualMachine", "props": {"userData": "AccountKey=abc"}},
    "workspace, password": {
        "type": "azure-native:synapse:Workspace",
        "props": {"sqlAdministratorLoginPassword": "tr0ub4dor"},
    },
}
UNDETERMINED = {"unknown": {"type": "azure-native:compute:VirtualMachine", "props": {"osProfile": UNKNOWN}}}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
