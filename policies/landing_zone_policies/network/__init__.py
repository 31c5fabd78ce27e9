"""Controls on a cloud's network: what is open, what may leave, what is logged, what is private.

May live here: one file per control, and one per control and cloud. May not live here: policies inside a cluster.
"""
