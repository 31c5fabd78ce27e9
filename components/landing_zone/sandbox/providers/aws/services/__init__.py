"""What each resource type is in calls of AWS: descriptions, no behaviour.

May live here: one file per service or part of one, which exports ``KINDS``. May not live here: calls.
"""
