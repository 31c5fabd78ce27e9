"""Provider plugins that stand in for a cloud's or a cluster's official one; one package per provider.

May live here: programs that the Pulumi engine starts and speaks gRPC with. May not live here: resources of the program,
decisions, and anything that starts or stops a control plane.
"""
