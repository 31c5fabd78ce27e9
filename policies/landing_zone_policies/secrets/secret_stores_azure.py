"""S04 on Azure: a vault's secret says when it expires and what it is."""

from landing_zone_policies.azure import by_azure_type
from landing_zone_policies.requirement import any_of, given

EXPIRES = any_of(given("attributes.expires"), given("attributes.exp"))
rule = by_azure_type({"azure-native:keyvault:Secret": (EXPIRES, given("contentType"))})
