"""Controls on clusters and nodes of clouds: the API endpoint, its logs and secrets, versions, disks, addresses.

May live here: one file per control, and one per control and cloud. May not live here: what runs on the nodes.
"""
