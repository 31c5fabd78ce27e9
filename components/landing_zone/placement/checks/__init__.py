"""The parts of the independent check of a plan, one per thing that can be wrong.

May live here: recomputation from the inputs, the catalog and the sizing formulas. May not live here: anything imported
from the masks, the problem, the formulation or the solver, whose mistakes it is there to find.
"""
