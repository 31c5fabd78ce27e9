"""What closes the namespace of one tenant off from the others.

May live here: controls on namespaces and what each must hold. May not live here: controls on single pods.
"""
