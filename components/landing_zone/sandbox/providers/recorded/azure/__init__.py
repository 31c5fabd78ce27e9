"""Azure (`azure-native`): types, names, answers, addresses, references, clusters and pools."""
