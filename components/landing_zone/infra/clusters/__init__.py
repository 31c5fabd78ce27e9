"""Clusters: one component per kind of place, all with the arguments and outputs of `managed_cluster`.

May live here: a cluster and what can't be without it (its roles, keys of its secrets, its log group, access to it). May
not live here: its network (`network/`), its nodes (`pools/`), anything inside it. A cloud's SDK is imported by the one
file that makes that cloud's resources.
"""
