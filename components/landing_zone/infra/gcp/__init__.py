"""What components of GCP share: labels, and what machine types are.

May live here: GCP's spelling of things, facts about its machines. May not live here: resources.
"""
