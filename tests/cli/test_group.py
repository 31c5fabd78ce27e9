"""Commands are listed without being imported, and a command imports nothing that it does not need."""

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import click
import pytest

from landing_zone.cli.group import COMMANDS, root

HEAVY = {"pulumi", "altair", "vl_convert", "highspy", "numpy", "pydantic", "rich", "jinja2", "kr8s"}
PROGRAM = """
import sys
from landing_zone.cli.frame import run
code = run(sys.argv[1:])
sys.stdout.flush()
print(code, *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def _imported(project: Any, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=True, cwd=project.root
    )
    code, *modules = done.stderr.splitlines()[-1].split()
    assert code == "0"
    return set(modules)


def test_help_imports_no_command(project: Any) -> None:
    """`lz --help` is answered by click alone."""
    assert not HEAVY & _imported(project, "--help")


def test_plan_imports_neither_pulumi_nor_plots(project: Any) -> None:
    """Deciding needs a solver, not an engine; plots are loaded when a report is asked for."""
    modules = _imported(project, "plan", "tiny")
    assert "highspy" in modules
    assert not {"pulumi", "altair", "vl_convert", "jinja2", "kr8s"} & modules


def test_schema_needs_no_solver(project: Any) -> None:
    """A schema comes from the models."""
    assert not {"pulumi", "highspy", "rich", "altair"} & _imported(project, "schema", "workload")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_entry_is_a_command(name: str) -> None:
    """It has the name it is listed by, help, and `--json`."""
    command = root.get_command(click.Context(root), name)
    assert command
    assert command.name == name
    assert command.help
    leaves = command.commands.values() if isinstance(command, click.Group) else [command]
    for leaf in leaves:
        assert "--json" in {option for parameter in leaf.params for option in parameter.opts}


def test_help_lists_every_command(lz: Callable[..., Any]) -> None:
    """With its summary, in the order of the alphabet."""
    done = lz("--help")
    names = [line.split()[0] for line in done.out.partition("Commands:")[2].splitlines() if line[:3].strip()]
    assert names == sorted(COMMANDS)


def test_estimate_imports_neither_pulumi_nor_a_solver(project: Any) -> None:
    """One estimate as JSON needs formulas and tables alone."""
    arguments = ("estimate", "--model", "microsoft/phi-4", "--accelerator", "H100", "--json")
    assert not {"pulumi", "highspy", "numpy", "altair", "jinja2", "rich"} & _imported(project, *arguments)
