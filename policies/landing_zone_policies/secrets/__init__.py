"""Controls on keys, secret stores, and secrets that are written out.

May live here: one file per control, and one per control and cloud. May not live here: who may do what with them.
"""
