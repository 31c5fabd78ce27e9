"""The bare placement problem: workloads, pools of identical nodes, one number per pair; solved with a proven gap.

    min Σ_p f_p·y_p + Σ_wp E_wp·x_wp + Σ_w U_w·u_w
    Σ_p x_wp + u_w = 1,  Σ_w D_wp·x_wp ≤ n_p·y_p,  0 ≤ y_p ≤ N_p integer,  x, u binary, x only where A

May live here: reading an instance, relaxations and their bounds, searches, the exact program, and a verifier that
imports nothing else of this package. May not live here: anything that knows what a workload or a pool is, printing,
processes, the network. Linear and mixed-integer programs are HiGHS's work.
"""
