"""Why one workload runs where it does, found by solving the whole problem again under other terms.

May live here: questions to the optimizer and what they come to, as data. May not live here: sentences for a terminal or
a page (the report's), and the cheap local estimates that a plan file holds (`placement.explain`).
"""
