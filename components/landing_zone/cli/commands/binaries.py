"""`lz binaries`: the programs that the engine and the sandbox run."""

import click

from landing_zone.cli.context import Start
from landing_zone.cli.options import json_option
from landing_zone.cli.output import emit_json, emit_text, warn
from landing_zone.engine.binaries import PlainProgress, ensure
from landing_zone.engine.binaries.table import PARTS

NAMES = tuple(binary.name for part in PARTS for binary in part.binaries)


@click.command("binaries")
@click.argument("names", metavar="[NAME]...", type=click.Choice(NAMES), nargs=-1)
@json_option
@click.pass_obj
def command(start: Start, *, names: tuple[str, ...], as_json: bool) -> int:
    """Find, download or build the programs NAME, all of them by default, and print where they are.

    Taken from LZ_BIN_DIR, else PATH at a fitting version, else the cache (LZ_CACHE_DIR); what is missing is downloaded
    where its official release is reachable, else built with Go. `lz up` does the same for what it needs.
    """
    got = {name: str(path) for name, path in ensure(names or NAMES, start.paths(), PlainProgress(warn)).items()}
    if as_json:
        emit_json(got)
    else:
        emit_text("\n".join(f"{name:24} {path}" for name, path in got.items()))
    return 0
