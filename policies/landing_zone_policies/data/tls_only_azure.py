"""D03 on Azure: services take TLS alone, and 1.2 at least."""

from typing import Any

from landing_zone_policies.azure import by_azure_type, said
from landing_zone_policies.data.servers_azure import MARIADB, MYSQL, POSTGRES, servers
from landing_zone_policies.look import at, items
from landing_zone_policies.requirement import Answer, Requirement, not_off, not_on, on
from landing_zone_policies.unknown import UNKNOWN

RECENT = ("tls1_2", "tls1_3", "tls12", "tls13", "1.2", "1.3")
OLD = "allows TLS before 1.2"
SSL = said("sslEnforcement", "enabled", "true", problem="is not `Enabled`")
MINIMAL = said("minimalTlsVersion", *RECENT, problem=OLD)
RECENT_UNLESS_SAID = said("minimumTlsVersion", *RECENT, problem=OLD, default="1.2")
SAFE_POLICY = "appgwsslpolicy20220101s"
WEAK = ("_CBC_", "TLS_RSA_", "TLS_DHE_")
"""What ciphers' names hold that have no authenticated mode or no forward secrecy; DHE is too slow to be kept."""


def _is_strong(props: dict[str, Any]) -> Answer:
    policy = at(props, "sslPolicy")
    kind, name = at(policy, "policyType"), at(policy, "policyName")
    version, ciphers = at(policy, "minProtocolVersion"), at(policy, "cipherSuites")
    if any(weak in str(cipher) for cipher in items(ciphers) for weak in WEAK):
        return False
    is_custom = kind is not UNKNOWN and str(kind).lower() != "predefined"
    if str(name).lower() == SAFE_POLICY or (is_custom and str(version).lower() in ("tlsv1_2", "tlsv1_3")):
        return True
    return UNKNOWN if UNKNOWN in (policy, kind, name, version, ciphers) else False


STRONG = Requirement("sslPolicy", _is_strong, "`sslPolicy` allows TLS before 1.2 or weak ciphers")
HTTPS = (not_off("supportsHttpsTrafficOnly"), not_off("enableHttpsTrafficOnly"))
rule = by_azure_type(
    {
        "azure-native:storage:StorageAccount": (*HTTPS, said("minimumTlsVersion", *RECENT, problem=OLD)),
        "azure-native:sql:Server": (MINIMAL,),
        "azure-native:eventhub:Namespace": (RECENT_UNLESS_SAID,),
        "azure-native:servicebus:Namespace": (RECENT_UNLESS_SAID,),
        "azure-native:redis:Redis": (not_on("enableNonSslPort"), RECENT_UNLESS_SAID),
        "azure-native:cosmosdb:DatabaseAccount": (said("minimalTlsVersion", *RECENT, problem=OLD, default="tls12"),),
        "azure-native:network:ApplicationGateway": (STRONG,),
        "azure-native:web:WebApp": (on("httpsOnly"),),
        **servers(POSTGRES, single=(SSL, MINIMAL)),
        **servers(MYSQL, single=(SSL, MINIMAL)),
        **servers(MARIADB, single=(SSL,)),
    }
)
