"""What `up`, `preview` and `destroy` share: getting ready, running the engine with progress, summing up.

May live here: the order of the steps and what is said about them. May not live here: options of commands (those are in
``commands/``), decisions, resources.
"""
