"""Secrets by reference: a configuration never holds a secret, only where it is."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, model_validator

from landing_zone.config.base import Model
from landing_zone.config.source_map import FieldPath, SourceMap
from landing_zone.config.text_file import read_text
from landing_zone.errors import Fault, InputError


class SecretRef(Model):
    """Where a secret is found when it is needed; exactly one of the three."""

    env: str | None = Field(None, pattern=r"^[A-Z_][A-Z0-9_]*$", examples=["LZ_REGISTRY_TOKEN"])
    """Name of an environment variable."""
    file: str | None = Field(None, min_length=1, max_length=1024, examples=[".secrets/registry-token"])
    """Path of a file, relative to the project."""
    config: str | None = Field(None, min_length=1, max_length=256)
    """Key of an encrypted value in the stack file, as written by `pulumi config set --secret`."""

    @model_validator(mode="after")
    def _exactly_one(self) -> "SecretRef":
        if sum(v is not None for v in (self.env, self.file, self.config)) != 1:
            raise ValueError("must have exactly one of `env`, `file`, `config`; keep the one that holds the secret")
        return self


def resolve(
    ref: SecretRef,
    root: Path,
    environ: Mapping[str, str],
    *,
    source: SourceMap | None = None,
    path: FieldPath = (),
) -> str:
    """Return the secret, without the line break at its end; ``source`` and ``path`` say where the reference is written.

    Raises:
        InputError: the variable is not set, the file can't be read, the secret is empty, or it is an encrypted value of
            the stack file, which only the engine can read. The message never holds the secret.
    """
    try:
        return _found(ref, root, environ)
    except InputError as error:
        if source is None:
            raise
        raise InputError(*(source.fault(path, f"secret {f.file} {f.problem}", f.fix) for f in error.faults)) from None


def _found(ref: SecretRef, root: Path, environ: Mapping[str, str]) -> str:
    if ref.config is not None:
        raise _unresolved(ref.config, "is encrypted in the stack file", "let the Pulumi program read it")
    if ref.file is not None:
        name, secret, fix = ref.file, read_text(root / ref.file, root), "write the secret into the file"
    else:
        name, secret, fix = f"${ref.env}", environ.get(ref.env or "", ""), "set the variable to the secret"
    if not secret.strip():
        raise _unresolved(name, "is empty or not set", fix)
    return secret.removesuffix("\n").removesuffix("\r")


def _unresolved(name: str, problem: str, fix: str) -> InputError:
    return InputError(Fault(Path(name), 0, "", problem, fix))
