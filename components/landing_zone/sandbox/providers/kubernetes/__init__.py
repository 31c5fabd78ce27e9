"""The Kubernetes provider where the official plugin is not installed: the same resource types, on sandbox clusters.

May live here: the provider, and one module per question that it answers (names, differences, drift, readiness,
patches, releases). May not live here: HTTP (that is `sandbox.kube`), controllers (`sandbox.parts`), and heavy imports
at module level: the engine starts one process per provider resource and waits for it.
"""
