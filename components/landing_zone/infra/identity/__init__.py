"""Workload identity: who a pod is to the cloud; one component per cloud, with the arguments of `workload_identity`."""
