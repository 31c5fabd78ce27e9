"""Which container images may run: where they come from, and whether they are the ones that were looked at.

May live here: controls on image references and on what verifies signatures. May not live here: what a container does.
"""
