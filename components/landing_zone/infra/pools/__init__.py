"""Node pools: one component per cloud and way of getting nodes, all with the arguments and outputs of `node_pool`.

May live here: node groups, their launch templates and placement groups, Karpenter's NodePools. May not live here: what
the accelerators on the nodes need (`accelerators/`).
"""
