"""The base of every model: frozen, and strict about keys, so that a misspelt key is an error and not a default."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

NAME_PATTERN = r"^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$"
"""Lower case, digits and `-`, at most 40 characters."""

Name = Annotated[str, Field(pattern=NAME_PATTERN, description="lower case, digits and '-'", examples=["support-chat"])]
"""A name that is also valid as a Kubernetes label value and as part of an object name."""

Jurisdiction = Annotated[
    str, Field(pattern=r"^[A-Z]{2,3}$", description="EU, UK, CH or an ISO country code", examples=["EU"])
]


class Model(BaseModel):
    """Frozen, unknown keys refused, attribute docstrings become schema descriptions."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)
