"""Who may do what at the API server.

May live here: controls on roles and bindings of Kubernetes. May not live here: identities of clouds.
"""
