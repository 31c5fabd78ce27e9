"""GCP (`gcp`): types, names, answers, addresses, references, clusters and pools."""
