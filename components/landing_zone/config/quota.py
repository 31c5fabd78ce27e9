"""Limits that a cloud sets on an account, across clusters and pools."""

from pydantic import Field

from landing_zone.config.base import Model
from landing_zone.config.rule import Site


class Quota(Model):
    """Accelerators of one kind that the account may have in a region."""

    site: Site
    region: str = Field(min_length=1, max_length=64)
    accelerator: str
    """Short name in the catalog, or `cpu` (then vCPUs are counted)."""
    count: int = Field(ge=0)
