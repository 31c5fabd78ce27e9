"""The plugin as the engine finds it, and stacks of programs that use it."""

import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pulumi
import pytest

from landing_zone.engine.outcome import Outcome
from landing_zone.engine.run import Operation, run
from landing_zone.engine.stack import Stack
from landing_zone.sandbox.clouds.programs import Programs

VERSION = version("ai-landing-zone")
EXECUTABLE = "pulumi-resource-ai-landing-zone"
SALT = "v1:oOKZH862MUc=:v1:MOJawEBbc1+pMy9C:mfMAyjyFFnAMKtCsfVp5OMBGN5Is8A=="
"""Salt of the passphrase of `new_stack`, always the same, so that a recorded state can be read again."""


def write_executable(folder: Path) -> Path:
    """Write what pip makes of the entry in pyproject.toml."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / EXECUTABLE
    file.write_text(f'#!/bin/sh\nexec {sys.executable} -c "from landing_zone.plugin.host import main; main()" "$@"\n')
    file.chmod(0o755)
    return file


@pytest.fixture(scope="session")
def executable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plugin's command."""
    return write_executable(tmp_path_factory.mktemp("plugin"))


class Remote(pulumi.ComponentResource):
    """A component by its token and the names of the schema, as programs in other languages register it."""

    def __init__(
        self, kind: str, name: str, inputs: dict[str, Any], opts: pulumi.ResourceOptions, *outputs: str
    ) -> None:
        properties = {**dict.fromkeys(outputs), **inputs}
        opts = pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(version=VERSION))
        super().__init__(f"ai-landing-zone:index:{kind}", name, properties, opts, remote=True)

    def output(self, name: str) -> Any:
        """Return an output by its name in the schema."""
        return pulumi.get(self, name)


@pytest.fixture(scope="session")
def remote() -> type[Remote]:
    """How a component is registered from another language."""
    return Remote


class Project:
    """A stack of its own."""

    def __init__(self, stack: Stack, state: Path, end: Callable[[], None]) -> None:
        self.stack, self.state, self._end = stack, state, end

    def run(self, operation: Operation, program: Callable[[], None], *flags: str) -> Outcome:
        """Run one operation, which must end well."""
        outcome = self.attempt(operation, program, *flags)
        assert outcome.ok, (outcome.errors, outcome.log)
        return outcome

    def attempt(self, operation: Operation, program: Callable[[], None], *flags: str) -> Outcome:
        """Run one operation, whatever comes of it."""
        outcome = run(operation, self.stack, program, lambda _: None, *flags)
        self._end()
        return outcome


@pytest.fixture
def project(new_stack: Callable[..., Stack], tmp_path: Path, let_program_end: Callable[[], None]) -> Project:
    """A stack with the stand-ins of the clouds' plugins, and with ours, as it is."""
    stack, state = new_stack("dev", SALT), tmp_path / "state"
    write_executable(tmp_path / "home" / "plugins" / f"resource-ai-landing-zone-v{VERSION}")
    Programs({}, {}, tmp_path / "catalog").write(state, "dev")
    return Project(stack, state, let_program_end)
