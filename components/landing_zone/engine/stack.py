"""One stack of the project, and where its state and configuration lie."""

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from landing_zone.config.paths import PROJECT, Paths
from landing_zone.errors import EngineError

Program = Callable[[], None]


@dataclass(frozen=True)
class Stack:
    """A stack, and the CLI that works on it."""

    name: str
    paths: Paths
    cli: Path
    environment: Mapping[str, str]
    """Environment variables of the CLI: backend, passphrase, plugins."""
    private_configuration: bool = False
    """True where the stack file must not receive this machine's encryption salt: a copy in the state folder does."""

    @property
    def backend(self) -> Path | None:
        """Folder of the file backend; None for any other backend."""
        url = self.environment.get("PULUMI_BACKEND_URL", "")
        return Path(url.removeprefix("file://").partition("?")[0]) / ".pulumi" if url.startswith("file://") else None

    @property
    def state_file(self) -> Path | None:
        """The state, in a file backend."""
        return self.backend / "stacks" / PROJECT / f"{self.name}.json" if self.backend else None

    @property
    def lock_folder(self) -> Path | None:
        """The locks, in a file backend."""
        return self.backend / "locks" / "organization" / PROJECT / self.name if self.backend else None

    @property
    def configuration(self) -> Path:
        """The stack file that the engine reads, and writes its salt to."""
        own = self._scratch / "stacks" / f"Pulumi.{self.name}.yaml"
        return own if self.private_configuration else self.paths.stack_file(self.name)

    @property
    def _scratch(self) -> Path:
        return self.paths.state / "project"

    def prepare(self) -> None:
        """Make the backend, the configuration and the stack where they are missing."""
        if self.backend:
            self.backend.parent.mkdir(parents=True, exist_ok=True)
        if self.private_configuration:
            self._copy_configuration()
        home = self._scratch if self.private_configuration else self.paths.root
        if self.state_file is None:
            self.call("stack", "select", self.name, "--create", cwd=home)
        elif not self.state_file.is_file():
            self.call("stack", "init", self.name, cwd=home)

    def call(self, *arguments: str, cwd: Path | None = None) -> str:
        """Run a short CLI command and return what it prints.

        Raises:
            EngineError: it failed; the text is the CLI's.
        """
        command = [str(self.cli), *arguments, "--non-interactive"]
        environment = dict(self.environment)
        done = subprocess.run(
            command, cwd=cwd or self.paths.root, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise EngineError(f"pulumi {arguments[0]}: {' '.join(done.stderr.split()).removeprefix('error: ')}")
        return done.stdout

    def _copy_configuration(self) -> None:
        """Copy project and stack file beside the state, keeping the salt that an earlier copy got."""
        target = self.configuration
        target.parent.mkdir(parents=True, exist_ok=True)
        (self._scratch / "Pulumi.yaml").write_text((self.paths.root / "Pulumi.yaml").read_text())
        text = self.paths.stack_file(self.name).read_text()
        salt = (yaml.safe_load(target.read_text()) or {}).get("encryptionsalt") if target.is_file() else None
        if salt and "encryptionsalt:" not in text:
            text = f"encryptionsalt: {salt}\n{text}"
        target.write_text(text)
