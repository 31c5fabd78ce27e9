"""Credentials inside a longer text."""

import base64

import pytest

from landing_zone_policies.secrets.script_text import holds_credentials

SCRIPT = "#!/bin/sh\nset -e\nexport API_TOKEN='q1w2e3r4t5'\n"


@pytest.mark.parametrize(
    "text",
    [
        SCRIPT,
        base64.b64encode(SCRIPT.encode()).decode(),
        "write_files:\n- content: |\n    password: hunter22\n",
        "az login --username a; tenant_id=01234567-89ab-cdef-0123-456789abcdef",
        "https://a.blob.core.windows.net/c?sv=2022&sig=abcdefghijklmnopqrstuvwxyz",
    ],
)
def test_credentials_are_found(text: str) -> None:
    """By name and value, by form, and in base 64."""
    assert holds_credentials(text)


@pytest.mark.parametrize(
    "text",
    ["", "#!/bin/sh\necho ready\n", "PASSWORD_FILE=/run/secrets/p", "token: ${TOKEN}", "uuid=0123", "AAAA"],
)
def test_other_text_is_none(text: str) -> None:
    """References to what is kept elsewhere included."""
    assert not holds_credentials(text)
