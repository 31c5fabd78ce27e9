"""Secrets by reference: a configuration never holds a secret, only where it is."""

from pydantic import Field, model_validator

from landing_zone.config.base import Model


class SecretRef(Model):
    """Where a secret is found when it is needed; exactly one of the three."""

    env: str | None = Field(None, pattern=r"^[A-Z_][A-Z0-9_]*$")
    """Name of an environment variable."""
    file: str | None = None
    """Path of a file, relative to the project."""
    config: str | None = None
    """Key of an encrypted value in the stack file, as written by `pulumi config set --secret`."""

    @model_validator(mode="after")
    def _exactly_one(self) -> "SecretRef":
        if sum(v is not None for v in (self.env, self.file, self.config)) != 1:
            raise ValueError("a secret reference needs exactly one of `env`, `file`, `config`")
        return self
