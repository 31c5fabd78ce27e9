"""Where a secret reference leads: an environment variable, a file of the project, or the stack file's own secrets."""

import os
from pathlib import Path

import pulumi

from landing_zone.config.paths import PROJECT
from landing_zone.config.secret import SecretRef


class MissingSecret(Exception):
    """A secret is not where the reference says."""

    def __init__(self, problem: str, fix: str) -> None:
        self.problem = problem
        self.fix = fix
        super().__init__(problem)


def find_secret(reference: SecretRef, root: Path) -> pulumi.Input[str]:
    """Return the value that ``reference`` leads to.

    Raises:
        MissingSecret: there is none, or it lies outside the project at ``root``.
    """
    if reference.env is not None:
        return _variable(reference.env)
    if reference.file is not None:
        return _file(root, reference.file)
    return _configured(reference.config or "")


def _variable(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise MissingSecret(f"environment variable `{name}` is not set", f"export {name}=…")
    return value


def _file(root: Path, name: str) -> str:
    file = root / name
    if not file.resolve().is_relative_to(root.resolve()):
        raise MissingSecret(f"secret file `{name}` lies outside the project", "name a file inside the project")
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise MissingSecret(f"secret file `{name}` can't be read", "create it, readable by you alone") from None


def _configured(key: str) -> pulumi.Output[str]:
    value = pulumi.Config(PROJECT).get_secret(key)
    if value is None:
        fix = f"run `pulumi config set --secret {PROJECT}:{key}`"
        raise MissingSecret(f"the stack file has no secret `{PROJECT}:{key}`", fix)
    return value
