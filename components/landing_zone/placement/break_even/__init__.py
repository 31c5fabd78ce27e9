"""Break-even of one workload: owned nodes, rented nodes, and managed models by token and by unit, over its demand.

May live here: what each way to serve the workload alone costs at a demand, and where the cheapest changes. May not live
here: the plan, in which workloads share nodes and units.
"""
