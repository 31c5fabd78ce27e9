"""Namespaces: those of the platform and one per tenant with quota, limits and network policies."""
