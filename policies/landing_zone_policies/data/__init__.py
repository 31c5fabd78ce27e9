"""Controls on where data lies: storage, databases, caches, queues; at rest, in transit, in backups.

May live here: one file per control, and one per control and cloud. May not live here: keys and secrets themselves.
"""
