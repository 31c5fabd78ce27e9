"""Managed model endpoints: models that a cloud runs and sells by the token or by the reserved unit."""

from pydantic import Field, model_validator

from landing_zone.config.base import Model, Name
from landing_zone.config.secret import SecretRef


class Units(Model):
    """Reserved throughput, in the units that the cloud sells."""

    min: int = Field(ge=1, le=100_000)
    """The smallest number that can be bought."""
    step: int = Field(1, ge=1, le=10_000)
    max: int = Field(ge=1, le=100_000)
    """Quota of the account."""

    @model_validator(mode="after")
    def _ordered(self) -> "Units":
        if self.min > self.max:
            raise ValueError(f"`min` ({self.min}) is above `max` ({self.max}); lower `min` or raise `max`")
        return self


class ManagedEndpoint(Model):
    """An endpoint that the environment may use: one offer of the catalog's `managed.csv`, under the account's terms."""

    name: Name
    offer: str = Field(min_length=1, max_length=200)
    """Key of the catalog's row: `<provider>/<zone>/<model>/<purchase>`."""
    region: str = Field(min_length=1, max_length=64)
    """`<cloud>/<region>` in which it is called; one of the offer's."""
    tokens_per_minute: int | None = Field(None, ge=1)
    """Quota of the account, in and out together; absent = the catalog's."""
    units: Units | None = None
    """Only for offers by the unit: how many may be bought; absent = what the catalog knows."""
    first_token_ms: float | None = Field(None, gt=0)
    """As measured by you. A workload with this objective may only use endpoints whose value is known."""
    per_token_ms: float | None = Field(None, gt=0)
    """As measured by you. A workload with this objective may only use endpoints whose value is known."""
    certifications: tuple[str, ...] = ()
    key: SecretRef | None = None
    """Its API key; absent = workload identity."""
