"""The one place where a command begins and ends: exceptions become one line on stderr and an exit code."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from landing_zone.cli.failure import describe
from landing_zone.cli.group import root
from landing_zone.cli.output import emit_json, warn

READER_GONE = 141
"""Exit code of a program that SIGPIPE ends."""


def main() -> NoReturn:
    """Run `lz` with the arguments of the process, and exit."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run `lz` with `arguments` and return its exit code; never raises."""
    _tolerate_narrow_encodings()
    try:
        return _run(arguments)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE


def _run(arguments: Sequence[str]) -> int:
    try:
        code = _invoke(list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except (Exception, KeyboardInterrupt) as error:
        failure = describe(error)
        warn(f"error: {failure.message}")
        if "--json" in arguments:
            emit_json(failure.document())
        return failure.exit_code
    return code


def _invoke(arguments: list[str]) -> int:
    try:
        with root.make_context("lz", arguments) as context:
            code = root.invoke(context)
    except click.exceptions.NoArgsIsHelpError as help_wanted:
        click.echo(help_wanted.format_message())
        return 2
    except click.exceptions.Exit as done:
        return done.exit_code
    return code if isinstance(code, int) else 0


def _tolerate_narrow_encodings() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
