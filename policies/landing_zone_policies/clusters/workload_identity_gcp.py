"""C08 on GCP: pods have identities, and there is no access from before roles."""

from landing_zone_policies.requirement import by_type, given, not_on

rule = by_type(
    {"gcp:container/cluster:Cluster": (given("workloadIdentityConfig.workloadPool"), not_on("enableLegacyAbac"))}
)
