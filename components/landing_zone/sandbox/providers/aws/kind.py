"""What a resource type is in calls of AWS.

Every expression is JMESPath (`expressions`) over one scope: the resource's inputs by their Pulumi names, and

- ``id``, ``account``, ``region``, ``digest`` (stands for its URN), ``sent`` (its tags, the provider's and our own),
- ``answer``: what the creating call said (of `Kind.identity` alone),
- ``live``: what was read (of `Kind.live`, `Kind.more` and `Setter`),
- ``changed`` and ``removed``: tags to set, keys of tags to take away (of `Tagging` alone).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Api:
    """One call."""

    operation: str
    """Method of the boto3 client."""
    params: str
    """Parameters, from the scope."""
    found: str = ""
    """What it is about, in the answer (whose field ``scope`` is the scope); "" = the whole answer."""
    given: str = ""
    """The call is only made where this comes to something; "" = always."""
    service: str = ""
    """boto3's name of the service, where it is another than the kind's."""
    is_only_checked: bool = False
    """Whether moto lacks the call: then botocore checks it and nothing happens."""


@dataclass(frozen=True)
class Tagging:
    """How tags are changed."""

    tag: Api
    untag: Api
    read: Api | None = None
    """Where they are not part of the resource: its ``found`` are the tags as a map."""


@dataclass(frozen=True)
class Setter:
    """A call that sets some properties, on update where one of them changed, on create where one is given."""

    properties: tuple[str, ...]
    call: Api
    on_create: bool = False
    before: Api | None = None
    """Call to be made first."""
    unset: Api | None = None
    """Call where none of the properties is there any more; else ``call`` is made without them."""


@dataclass(frozen=True, eq=False)
class Kind:
    """One resource type."""

    type: str
    """Type token."""
    service: str
    """boto3's name of the service."""
    create: Api
    identity: str
    """The resource's Pulumi id."""
    live: Mapping[str, str]
    """Every output that is read back, from what was read."""
    delete: tuple[Api, ...]
    read: Api | None = None
    """Finds it; nothing found, or an error that says so, means that it is not there. None for what is recorded."""
    replace: frozenset[str] = frozenset()
    """Inputs that only a new resource can have."""
    setters: tuple[Setter, ...] = ()
    more: Mapping[str, Api] = field(default_factory=dict)
    """Further reads; what they find is a field of the scope of ``live`` under this name."""
    left: Api | None = None
    """Finds what a broken-off run has left, by our tag or its place, in the form of the creating call's answer."""
    mark: str = ""
    """Value of our tag in what was read, or the digest where it is ours without; "" where the id says all."""
    tagging: Tagging | None = None
    defaults: Mapping[str, Any] = field(default_factory=dict)
    """Inputs where the program gives none."""
    name: str = ""
    """Input that is named after the resource where the program gives none."""
    kept: frozenset[str] = frozenset()
    """Inputs that the stand-in takes and keeps, and nothing more."""
    exists: frozenset[str] = frozenset()
    """Error codes of the creating call that mean: it is there, perhaps of a broken-off run."""
    busy: frozenset[str] = frozenset()
    """Error codes that pass by themselves: something else is not yet gone or not yet there."""
    settled: str = ""
    """True when what was read is ready; "" = at once."""
    is_recorded: bool = False
    """Whether moto lacks it; then the calls are only checked, and kept in a file."""
    computed: tuple[str, ...] = ()
    """Fields of inputs that the cloud adds, as `vpcConfig.vpcId`: unknown in the preview of a creation."""
    moving: tuple[str, ...] = ()
    """Outputs that every change changes, as a version: unknown in the preview of an update."""


GONE = frozenset(
    {
        "404",
        "NoSuchBucket",
        "NoSuchBucketPolicy",
        "NoSuchEntity",
        "NoSuchLifecycleConfiguration",
        "NoSuchPublicAccessBlockConfiguration",
        "NotFound",
        "NotFoundException",
        "ObjectLockConfigurationNotFoundError",
        "OwnershipControlsNotFoundError",
        "ReplicationConfigurationNotFoundError",
        "ResourceNotFoundException",
        "ServerSideEncryptionConfigurationNotFoundError",
    }
)
"""Error codes that say that something is not there; EC2's end in `.NotFound`."""


def is_gone(code: str) -> bool:
    """Say whether an error code means that the resource is not there."""
    return code in GONE or code.endswith(("NotFound", "NotFoundException", "NotFoundFault"))
