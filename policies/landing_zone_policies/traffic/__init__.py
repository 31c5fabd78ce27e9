"""Which traffic reaches a cluster and its pods, and whether it is encrypted.

May live here: controls on network policies, services, ingresses, gateways and meshes of Kubernetes. May not live here:
networks of clouds.
"""
