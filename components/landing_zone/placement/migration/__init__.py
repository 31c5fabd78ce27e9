"""The order in which a new plan takes the place of the plan in force: new first, then old, within the pools' nodes.

May live here: steps, the room that each needs while old and new run side by side, their order, and how a circle of
workloads that wait for each other's place is broken. May not live here: deciding where anything runs.
"""
