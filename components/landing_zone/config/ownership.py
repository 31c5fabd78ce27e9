"""Owned nodes in their owner's own terms, from which the catalog makes a cost."""

from enum import StrEnum

from pydantic import Field, model_validator

from landing_zone.config.base import Model


class CostBasis(StrEnum):
    """What the use of an owned node counts as: only what using it adds, or its share of everything."""

    MARGINAL = "marginal"
    FULL = "full"


class Ownership(Model):
    """What one owned node cost, and costs every year."""

    purchase_usd: float = Field(ge=0)
    """Price of one node, with its share of racks and network."""
    residual_usd: float = Field(0, ge=0)
    """What it is worth after those years."""
    years: float = Field(gt=0, le=20)
    """Years over which it is written off."""
    power_kw: float = Field(ge=0, le=200)
    """Power of one node under load."""
    idle_power_share: float = Field(0, ge=0, le=1)
    """Part of that power which it draws idle, too: leaving the node unused does not save it."""
    power_usage_effectiveness: float = Field(1.4, ge=1, le=3)
    """PUE of the site: power of the whole over power of the machines."""
    energy_usd_per_kwh: float = Field(ge=0, le=5)
    colocation_usd_per_year: float = Field(0, ge=0)
    """Space and its share of the building, for one node; so below."""
    staff_usd_per_year: float = Field(0, ge=0)
    support_usd_per_year: float = Field(0, ge=0)
    network_usd_per_year: float = Field(0, ge=0)
    utilisation: float = Field(1, gt=0, le=1)
    """Part of the hours that do useful work: the full cost is spread over those."""
    placement: CostBasis = CostBasis.MARGINAL
    """What the plan counts. `marginal` is right for nodes that are there anyway; `full` for nodes yet to be bought."""

    @model_validator(mode="after")
    def _keeps_no_more_than_it_cost(self) -> "Ownership":
        if self.residual_usd > self.purchase_usd:
            raise ValueError(
                f"`residual_usd` ({self.residual_usd:g}) is above `purchase_usd` ({self.purchase_usd:g}); lower it"
            )
        return self
