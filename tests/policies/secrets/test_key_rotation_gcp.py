"""S01 on GCP: keys rotate within a year."""

from typing import Any

from landing_zone_policies.secrets.key_rotation import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {"quarter": {"type": "gcp:kms/cryptoKey:CryptoKey", "props": {"rotationPeriod": "7776000s"}}}
FAIL = {
    "nothing said": {"type": "gcp:kms/cryptoKey:CryptoKey", "props": {}},
    "two years": {"type": "gcp:kms/cryptoKey:CryptoKey", "props": {"rotationPeriod": "63072000s"}},
}
UNDETERMINED = {"unknown": {"type": "gcp:kms/cryptoKey:CryptoKey", "props": {"rotationPeriod": UNKNOWN}}}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, or said otherwise."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
