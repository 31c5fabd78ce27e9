"""C02 on GCP: a cluster's secrets lie under a key of one's own."""

from landing_zone_policies.requirement import among, by_type

rule = by_type({"gcp:container/cluster:Cluster": (among("databaseEncryption.state", "ENCRYPTED"),)})
