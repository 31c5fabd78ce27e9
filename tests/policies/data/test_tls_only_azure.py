"""D03 on Azure: TLS alone, from 1.2 on."""

from typing import Any

from landing_zone_policies.data.tls_only import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "account": {
        "type": "azure-native:storage:StorageAccount",
        "props": {"minimumTlsVersion": "TLS1_2", "enableHttpsTrafficOnly": True},
    },
    "sql": {"type": "azure-native:sql:Server", "props": {"minimalTlsVersion": "1.3"}},
    "hub": {"type": "azure-native:eventhub:Namespace", "props": {}},
    "redis": {"type": "azure-native:cache:Redis", "props": {"minimumTlsVersion": "1.2"}},
    "single": {
        "type": "azure-native:dbforpostgresql:Server",
        "props": {"sslEnforcement": "Enabled", "minimalTlsVersion": "TLS1_2"},
    },
    "flexible": {"type": "azure-native:dbforpostgresql:FlexibleServer", "props": {}},
    "maria": {"type": "azure-native:dbformariadb:Server", "props": {"sslEnforcement": "enabled"}},
    "gateway": {
        "type": "azure-native:network:ApplicationGateway",
        "props": {"sslPolicy": {"policyType": "Predefined", "policyName": "AppGwSslPolicy20220101S"}},
    },
    "own policy": {
        "type": "azure-native:network:ApplicationGateway",
        "props": {
            "sslPolicy": {
                "policyType": "CustomV2",
                "minProtocolVersion": "TLSv1_2",
                "cipherSuites": ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"],
            }
        },
    },
    "app": {"type": "azure-native:web:WebApp", "props": {"httpsOnly": True}},
}
FAIL = {
    "account, old": {"type": "azure-native:storage:StorageAccount", "props": {"minimumTlsVersion": "TLS1_1"}},
    "account, nothing said": {"type": "azure-native:storage:StorageAccount", "props": {}},
    "account, plain": {
        "type": "azure-native:storage:StorageAccount",
        "props": {"minimumTlsVersion": "TLS1_2", "supportsHttpsTrafficOnly": "false"},
    },
    "sql, nothing said": {"type": "azure-native:sql:Server", "props": {}},
    "hub, old": {"type": "azure-native:eventhub:Namespace", "props": {"minimumTlsVersion": "1.0"}},
    "redis, plain port": {"type": "azure-native:redis:Redis", "props": {"enableNonSslPort": True}},
    "single, off": {
        "type": "azure-native:dbformysql:Server",
        "props": {"sslEnforcement": "Disabled", "minimalTlsVersion": "TLS1_2"},
    },
    "single, old": {
        "type": "azure-native:dbformysql:Server",
        "props": {"sslEnforcement": "Enabled", "minimalTlsVersion": "TLS1_0"},
    },
    "maria, nothing said": {"type": "azure-native:dbformariadb:Server", "props": {}},
    "gateway, nothing said": {"type": "azure-native:network:ApplicationGateway", "props": {}},
    "gateway, old policy": {
        "type": "azure-native:network:ApplicationGateway",
        "props": {"sslPolicy": {"policyType": "Predefined", "policyName": "AppGwSslPolicy20150501"}},
    },
    "gateway, weak": {
        "type": "azure-native:network:ApplicationGateway",
        "props": {
            "sslPolicy": {
                "policyType": "Custom",
                "minProtocolVersion": "TLSv1_2",
                "cipherSuites": ["TLS_RSA_WITH_AES_128_CBC_SHA"],
            }
        },
    },
    "app, plain": {"type": "azure-native:web:WebApp", "props": {}},
}
UNDETERMINED = {
    "account, unknown": {"type": "azure-native:storage:StorageAccount", "props": {"minimumTlsVersion": UNKNOWN}},
    "gateway, unknown": {"type": "azure-native:network:ApplicationGateway", "props": {"sslPolicy": UNKNOWN}},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
