"""Arguments and options that several commands share."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

from landing_zone.config.rehearsal import rehearse

F = TypeVar("F", bound=Callable[..., Any])
_NAME = re.compile(r"[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?")


def environment_argument(*, required: bool = True) -> Callable[[F], F]:
    """Add the argument ENV, the name of an environment, which is also the stack's and part of file names."""
    return click.argument("environment", metavar="ENV", required=required, callback=_checked)


def json_option(function: F) -> F:
    """Add `--json`: the answer as one JSON document on stdout."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")(function)


def sandbox_option(function: F) -> F:
    """Add `--sandbox`: rehearse a real environment on local control planes."""
    text = "Run on local control planes, whatever the environment's own target is."
    option = click.option("--sandbox", is_flag=True, expose_value=False, callback=_rehearse, help=text)
    return option(function)


def yes_option(function: F) -> F:
    """Add `--yes`: change a real environment without a question."""
    return click.option("--yes", "-y", is_flag=True, help="Change a real environment without asking.")(function)


def seed_option(function: F) -> F:
    """Add `--seed`."""
    return click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Seed of the solver.")(
        function
    )


def time_limit_option(function: F) -> F:
    """Add `--time-limit`, in seconds."""
    kind, text = click.FloatRange(1), "Seconds to solve in."
    return click.option("--time-limit", type=kind, default=60.0, show_default=True, help=text)(function)


def _rehearse(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    """Tell everything that reads an environment, the program in the engine too, to take the sandbox for its target."""
    if value:
        rehearse()


def _checked(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Refuse what could not be a name, a path above all."""
    if value is not None and not _NAME.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not a name; use lower-case letters, digits and '-', 40 at most")
    return value
