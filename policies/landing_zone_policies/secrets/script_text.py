"""Credentials inside a longer text: a start-up script, cloud-init, a template."""

import base64
import binascii
import re

from landing_zone_policies.workload.secret_text import is_plain_secret

_SET = re.compile(r"([A-Za-z_][\w-]*)[\"']?\s*(?:=>|[=:])\s*[\"']?([^\s\"'&;]+)")
"""A name and what it is set to, in shells, YAML, JSON and addresses' queries."""
_CLOUD_IDENTITY = re.compile(
    r"(?:client|tenant|subscription|principal|app)[\w-]*[\"']?\s*[=:]\s*[\"']?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    re.IGNORECASE,
)
_STORE_KEY = re.compile(r"(?<![\w/+])[A-Za-z0-9/+]{86}==|(?<![\w/+=])AccountKey=|[?&]sig=[\w%]{20,}")
"""Keys of Azure's stores, and signed addresses."""


def holds_credentials(text: str) -> bool:
    """Return whether a text, or what it is in base 64, holds credentials."""
    return any(_is_credential(form) for form in (text, _decoded(text)))


def _is_credential(text: str) -> bool:
    if is_plain_secret("", text) or _CLOUD_IDENTITY.search(text) or _STORE_KEY.search(text):
        return True
    return any(is_plain_secret(name, value) for name, value in _SET.findall(text))


def _decoded(text: str) -> str:
    try:
        return base64.b64decode("".join(text.split()), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""
