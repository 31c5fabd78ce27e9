"""What a URN says of a resource, and names that follow from it."""

import hashlib
import re

_LONGEST = 63 - len("-00000000")


def token_of(urn: str) -> str:
    """Return the type token in a URN, without the types of the resource's parents."""
    return urn.split("::", 3)[2].rpartition("$")[2]


def resource_name(urn: str) -> str:
    """Return the name that the program gave to the resource."""
    return urn.split("::", 3)[-1]


def digest(urn: str) -> str:
    """Return eight hexadecimal digits that stand for a resource."""
    return hashlib.sha256(urn.encode()).hexdigest()[:8]


def physical_name(urn: str, prefix: str | None = None) -> str:
    """Return the name of an object whose resource names none: the same in every run, unlike any other resource's.

    ``prefix`` (an object's ``generateName``) takes the place of the resource's name.
    """
    readable = re.sub(r"[^a-z0-9.-]+", "-", (prefix or resource_name(urn)).lower()).strip("-.")
    return f"{readable[:_LONGEST].rstrip('-.')}-{digest(urn)}".lstrip("-")


def stack_of(urn: str) -> str:
    """Return the stack's name, which is the environment's."""
    return urn.split("::", 1)[0].rpartition(":")[2]
