"""Environments that are larger than those of `stacks/`, made the same each time, and what running one takes.

May live here: stack files, what writes them and their workloads into a copy of the project, what watches the processes
of a run. May not live here: what is run and printed, and anything random.
"""
