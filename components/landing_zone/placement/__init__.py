"""Where each workload runs: problem, candidates, masks, formulation, solve, check, explain, and the plan file.

Pure: a problem in, a result out. May not live here: Pulumi, cloud SDKs, the network, processes, printing.
"""
