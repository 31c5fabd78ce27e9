"""The Pulumi engine, driven: get the CLI, run an operation, follow its events, repair what a kill left.

May live here: ``binaries/`` (what is downloaded or built), the runner, events, the state's lock and repair, and the
language host that serves plain ``pulumi up``. May not live here: resources of the program, the sandbox, printing.
"""
