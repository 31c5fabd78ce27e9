"""How a control plane that nobody manages for us is set.

May live here: controls on flags of API servers, in static pods and in objects of kubeadm and Cluster API. May not live
here: managed clusters of clouds.
"""
