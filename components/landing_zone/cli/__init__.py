"""The command line `lz`: the only package that prints, asks or exits.

May live here: one command per file in `commands/`, one check of `lz doctor` per file in `checks/`, and the frame
around them. May not live here: decisions, sizes, resources, or anything that another program would want to call; a
command reads its inputs, calls one package below, prints the answer and returns an exit code.

Exit codes: 0 done, 1 a finding, an infeasible answer or a failed operation, 2 bad input or usage, 130 interrupted.
With `--json` stdout holds one JSON document and nothing else; after an error that is `{"error": {"message", "file",
"line", "field", "fix", "faults"}}`, and the error's one line is on stderr as ever.
"""

from landing_zone.cli.frame import main

__all__ = ["main"]
