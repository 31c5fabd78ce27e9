"""Controls on who may do what in a cloud: permissions, trust, users.

May live here: one file per control, and one per control and cloud. May not live here: roles inside a cluster.
"""
