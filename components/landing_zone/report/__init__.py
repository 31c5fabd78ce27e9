"""A plan in, text or one HTML file out.

May live here: the words, tables and plots by which a plan and a run are told; one plot per file in `plots/`. May not
live here: decisions, the network, processes, or writing and printing (that is `cli`'s). The same plan gives the same
bytes.
"""
