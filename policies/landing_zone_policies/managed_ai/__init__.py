"""Models, workspaces and search that a cloud runs.

May live here: controls on managed AI services. May not live here: models that we serve ourselves.
"""
