"""`lz schema`: the JSON Schema of what users write, for editors."""

import click

from landing_zone.cli.options import json_option
from landing_zone.cli.output import emit_json
from landing_zone.config.schema import environment_schema, workload_schema

SCHEMAS = {"environment": environment_schema, "workload": workload_schema}


@click.command("schema")
@click.argument("kind", type=click.Choice(sorted(SCHEMAS)))
@json_option
def command(kind: str, as_json: bool) -> int:
    """Print the JSON Schema of a stack file or a workload file.

    It is JSON with and without `--json`. Editors check and complete a file whose first line is
    `# yaml-language-server: $schema=PATH`.
    """
    emit_json(SCHEMAS[kind]())
    return 0
