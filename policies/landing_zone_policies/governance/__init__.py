"""What holds for everything that is deployed.

May live here: controls on tags, budgets, plans, audit trails, providers, registries and protection. May not live here:
what only one kind of service needs.
"""
