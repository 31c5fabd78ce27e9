"""Measured serving points, what the estimator and two baselines say of them, and how far off they are.

May live here: reading points that others published, baselines, errors, the fit of the constants. May not live here: the
points themselves, and formulas that the product uses.
"""
