"""`lz binaries`: get the programs of the engine and the sandbox."""

import click

from landing_zone.cli.context import Start
from landing_zone.cli.deploy.prepare import SANDBOX_PROGRAMS
from landing_zone.cli.options import json_option
from landing_zone.cli.output import emit_json, emit_text, warn
from landing_zone.engine.binaries import PlainProgress, ensure


@click.command("binaries")
@json_option
@click.pass_obj
def command(start: Start, *, as_json: bool) -> int:
    """Find, download or build the CLI and every program of the sandbox, and say where they are."""
    found = ensure(("pulumi", *SANDBOX_PROGRAMS), start.paths(), PlainProgress(warn))
    if as_json:
        emit_json({name: str(path) for name, path in sorted(found.items())})
    else:
        emit_text("\n".join(f"{name:24} {path}" for name, path in sorted(found.items())))
    return 0
