"""The parts of the check of inputs against the catalog, one per subject.

May live here: a function from inputs and catalog to faults, each with its line and its fix. May not live here: checks
between the inputs alone (they are in `config/checks`), decisions.
"""
