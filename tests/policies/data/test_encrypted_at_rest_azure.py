"""D02 on Azure: keys are one's own."""

from typing import Any

from landing_zone_policies.data.encrypted_at_rest import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "disk": {"type": "azure-native:compute:Disk", "props": {"encryption": {"diskEncryptionSetId": "e"}}},
    "cosmos": {"type": "azure-native:documentdb:DatabaseAccount", "props": {"keyVaultKeyUri": "https://v.example/k"}},
    "variable": {"type": "azure-native:automation:Variable", "props": {"isEncrypted": True}},
    "synapse": {"type": "azure-native:synapse:Workspace", "props": {"encryption": {"cmk": {"key": {"name": "k"}}}}},
    "batch": {"type": "azure-native:batch:BatchAccount", "props": {"keyVaultReference": {"id": "v"}}},
    "account": {
        "type": "azure-native:storage:StorageAccount",
        "props": {"encryption": {"keySource": "Microsoft.Keyvault"}},
    },
    "single server": {"type": "azure-native:dbforpostgresql:Server", "props": {"infrastructureEncryption": "Enabled"}},
    "flexible server": {
        "type": "azure-native:dbformysql:FlexibleServer",
        "props": {"dataEncryption": {"type": "AzureKeyVault"}},
    },
    "flexible by its fields": {
        "type": "azure-native:dbforpostgresql:Server",
        "props": {"storage": {"storageSizeGB": 64}, "dataEncryption": {"type": "AzureKeyVault"}},
    },
}
FAIL = {
    "disk, nothing said": {"type": "azure-native:compute:Disk", "props": {"diskSizeGB": 8}},
    "cosmos, nothing said": {"type": "azure-native:cosmosdb:DatabaseAccount", "props": {}},
    "variable, off": {"type": "azure-native:automation:Variable", "props": {"isEncrypted": False}},
    "synapse, none": {"type": "azure-native:synapse:Workspace", "props": {}},
    "batch, none": {"type": "azure-native:batch:BatchAccount", "props": {}},
    "account, Microsoft's": {
        "type": "azure-native:storage:StorageAccount",
        "props": {"encryption": {"keySource": "Microsoft.Storage"}},
    },
    "single, off": {
        "type": "azure-native:dbforpostgresql:Server",
        "props": {"infrastructureEncryption": "Disabled", "storageProfile": {}},
    },
    "flexible, none": {"type": "azure-native:dbformysql:FlexibleServer", "props": {}},
}
UNDETERMINED = {
    "disk, unknown": {"type": "azure-native:compute:Disk", "props": {"encryption": UNKNOWN}},
    "variable, unknown": {"type": "azure-native:automation:Variable", "props": {"isEncrypted": UNKNOWN}},
    "call of a template": {
        "type": "azure-native:dbforpostgresql:Server",
        "props": {"infrastructureEncryption": "[parameters('encryption')]"},
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
