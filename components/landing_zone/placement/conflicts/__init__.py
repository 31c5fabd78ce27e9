"""Why a workload that must run can't: rules as choices of a program, the smallest set in conflict, the way out.

May live here: clauses (one rule of one workload), the problem with every arc that leaving some out would give, its
program, and searches over it. May not live here: sentences (they are in `placement/conflict.py`), new formulas of the
problem itself (they are in `formulation`).
"""
