"""Tags in GCP's spelling."""

import re
from collections.abc import Mapping

_NOT_ALLOWED = re.compile(r"[^a-z0-9_-]")
_LONGEST = 63


def gcp_labels(tags: Mapping[str, str]) -> dict[str, str]:
    """Return tags as labels: lower case letters, digits, `-` and `_`, at most 63 characters each.

    The prefix of a key (`ai-landing-zone/owner`) is left out; keys begin with a letter.
    """
    return {_spelled(key.rpartition("/")[2]).lstrip("0123456789_-"): _spelled(value) for key, value in tags.items()}


def _spelled(text: str) -> str:
    return _NOT_ALLOWED.sub("-", text.lower())[:_LONGEST]
