"""What the components on Azure share.

May live here: physical names by Azure's rules, resource groups, built-in roles and their assignment, user-assigned
identities, ids of vaults, the hardened storage account. May not live here: components of one concern (networks,
clusters, pools, keys, stores, identities), the provider.
"""
