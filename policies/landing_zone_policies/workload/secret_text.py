"""What gives a secret away: the name that it lies under, or the form that it has."""

import re

from landing_zone_policies.unknown import Hidden

_NAMES = re.compile(
    r"(?:^|[_.-])(?:password|passwd|passphrase|secret|token|credentials?|"
    r"(?:api|access|secret|private|account|encryption|signing|auth)[_.-]?key|connection[_.-]?string)$",
    re.IGNORECASE,
)
"""Ends of names, so that `MAX_TOKENS`, `PASSWORD_FILE` and `SECRET_NAME` are none."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_HARMLESS = re.compile(
    r"^(?:|\d+(?:\.\d+)?|true|false|none|null|/\S*|\$\(\w+\)|\$\{\S*\}|\{\{.*\}\}|<.*>)$",
    re.IGNORECASE,
)
"""Numbers, switches, paths, references to another variable, gaps of a template."""
_FORMS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{36,}|\bgithub_pat_\w{22,}"
    r"|\bhf_[A-Za-z0-9]{30,}|\bnvapi-[\w-]{40,}|\bsk-[A-Za-z0-9_-]{32,}|\bxox[abprs]-[A-Za-z0-9-]{10,}"
    r"|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}"
    r"|\b[a-z][a-z0-9+.-]*://[^/\s:@${]+:[^/\s:@${]+@"
)
"""Private keys, access keys of clouds, tokens of hubs, signed tokens, passwords inside URLs."""


def is_secret_name(name: str) -> bool:
    """Return whether a name says that its value is a secret."""
    return bool(_NAMES.search(_CAMEL.sub("_", name)))


def is_plain_secret(name: str, value: object) -> bool:
    """Return whether a secret is written out: by its form, or by its name and a text that could be one."""
    if not isinstance(value, str) or isinstance(value, Hidden):
        return False
    return bool(_FORMS.search(value)) or (is_secret_name(name) and not _HARMLESS.match(value.strip()))
