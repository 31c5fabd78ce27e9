"""A resource as plain data: what every rule is given, wherever it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from landing_zone_policies.token import Token, parse_token
from landing_zone_policies.unknown import Unknown
from landing_zone_policies.walk import Container, Place, Pod, places, pods, unknown_branches


@dataclass(frozen=True)
class Provider:
    """The provider that a resource is made with."""

    type: str
    """Token (`pulumi:providers:aws`)."""
    name: str
    props: Mapping[str, Any] = field(default_factory=dict)
    """Its configuration, as far as it is known (`region`)."""

    @property
    def is_default(self) -> bool:
        """Whether the engine made it for resources that name none."""
        return self.name.startswith("default")


@dataclass(frozen=True)
class Options:
    """What a program says of a resource beside its inputs; None where the source does not tell."""

    protect: bool | Unknown | None = None
    retain_on_delete: bool | Unknown | None = None
    provider: Provider | None = None
    version: str | None = None
    """Version of the provider plugin that the resource asks for."""


@dataclass(frozen=True)
class Origin:
    """Where a resource was read."""

    file: Path
    line: int


@dataclass(frozen=True)
class Resource:
    """A resource as plain data: no proxies, no Pulumi types.

    `UNKNOWN` stands where a value is not known yet, a `Hidden` text where it is a secret.
    """

    id: str
    """URN, or whatever names it for the reader."""
    type: str
    """Pulumi's type token (`kubernetes:core/v1:Pod`)."""
    props: dict[str, Any]
    """Inputs, with camelCase names."""
    cluster: str | None = None
    """Name of its Kubernetes provider, which is the name of its cluster; None for a default provider."""
    opts: Options = Options()
    origin: Origin | None = None

    @cached_property
    def token(self) -> Token:
        """Its type without versions, file names and older spellings."""
        return parse_token(self.type)

    @property
    def kind(self) -> str:
        """Last part of its type (`Pod`, `Bucket`), in one spelling."""
        return self.token.kind

    @property
    def package(self) -> str:
        """First part of its type (`kubernetes`, `aws`, `azure-native`, `gcp`)."""
        return self.token.package

    @property
    def name(self) -> str:
        """Name that it gives itself, else the last part of its URN; "" where that is not known."""
        metadata = self.props.get("metadata")
        name = metadata.get("name") if isinstance(metadata, dict) else self.props.get("name")
        return name if isinstance(name, str) else self.id.rpartition("::")[2]

    @property
    def namespace(self) -> str | Unknown | None:
        """Namespace of a Kubernetes object; None where it names none."""
        metadata = self.props.get("metadata")
        found = metadata.get("namespace") if isinstance(metadata, dict) else metadata
        return found if isinstance(found, str | Unknown) else None

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every value in its inputs with its path, from the outside in."""
        return tuple(places(self.props))

    @cached_property
    def pods(self) -> tuple[Pod, ...]:
        """Every pod specification in it, of whatever kind it is."""
        return tuple(pods(self.places)) if self.package == "kubernetes" else ()

    @cached_property
    def containers(self) -> tuple[Container, ...]:
        """Every known container of every pod specification in it."""
        return tuple(container for pod in self.pods for container in pod.containers)

    @cached_property
    def unseen_pods(self) -> tuple[Place, ...]:
        """Parts that are not known yet and below which containers may be."""
        return tuple(unknown_branches(self.places)) if self.package == "kubernetes" else ()


def is_type(resource: Resource, *types: str) -> bool:
    """Return whether a resource is of one of the types, whatever the spelling and version of the tokens."""
    return resource.token in map(parse_token, types)
