"""Networks: one component per cloud, all with the arguments and outputs of `cluster_network`; links between sites.

May live here: networks, subnets, ways out, private endpoints, flow logs, attachment to a hub, encrypted links. May not
live here: load balancers of gateways, DNS names of models.
"""
