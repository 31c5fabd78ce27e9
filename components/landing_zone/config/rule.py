"""Rules of a data class: where data of that class may be processed."""

from enum import StrEnum

from pydantic import Field

from landing_zone.config.base import Jurisdiction, Model


class Site(StrEnum):
    """Kind of place a cluster stands in."""

    ON_PREM = "on-prem"
    AWS = "aws"
    AZURE = "azure"
    GCP = "gcp"
    EDGE = "edge"


class Rule(Model):
    """What a data class allows. An absent list allows everything; an empty list is refused."""

    jurisdictions: tuple[Jurisdiction, ...] | None = Field(None, min_length=1)
    """Jurisdictions in which the data may be processed."""
    operator_jurisdictions: tuple[Jurisdiction, ...] | None = Field(None, min_length=1)
    """Jurisdictions whose law the operator of the place may be subject to, wherever the place is."""
    sites: tuple[Site, ...] | None = Field(None, min_length=1)
    """Kinds of site on which the data may be processed."""
    clusters: tuple[str, ...] | None = Field(None, min_length=1)
    """Clusters, by name, that the data may not leave."""
    spot: bool = True
    """Whether interruptible capacity may process the data."""
    managed: bool = True
    """Whether endpoints that a cloud runs may process the data."""
    certifications: tuple[str, ...] = ()
    """Certifications that a cluster or endpoint must hold, all of them."""
