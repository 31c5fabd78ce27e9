"""What keeps workloads running while nodes, versions and webhooks change.

May live here: controls on disruption, API versions and admission. May not live here: controls on rights.
"""
