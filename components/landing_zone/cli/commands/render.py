"""`lz render`: what the environment would create, as files."""

from pathlib import Path

import click

from landing_zone.cli.context import Start
from landing_zone.cli.deploy.prepare import read_planned
from landing_zone.cli.options import environment_argument, json_option
from landing_zone.cli.output import emit_json, emit_text
from landing_zone.errors import Fault, InputError
from landing_zone.infra.rendering.render import render
from landing_zone.report.wording import count


@click.command("render")
@environment_argument()
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder for the files, made if new."
)
@json_option
@click.pass_obj
def command(start: Start, *, environment: str, out: Path, as_json: bool) -> int:
    """Write every object that the environment would create, as files.

    OUT/<cluster>/<kind>-<name>.yaml is a Kubernetes object, OUT/<cluster>/helm/<name>.yaml a chart with its values, and
    OUT/resources.json holds everything else. No cluster and no cloud is asked; secrets are left out. Files of an
    earlier run that are no longer rendered stay.
    """
    inputs, _, plan = read_planned(start.paths(), environment)
    try:
        files = render(inputs, plan, out)
    except OSError as error:
        fix = "name a folder that you may write to"
        raise InputError(Fault(out, 0, "--out", f"can't be written ({error.strerror})", fix)) from error
    if as_json:
        emit_json({"out": str(out), "files": [str(file.relative_to(out)) for file in files]})
    else:
        emit_text(f"{count(len(files), 'file')} in {out}")
    return 0
