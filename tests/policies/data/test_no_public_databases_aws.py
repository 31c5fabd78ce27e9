"""D06 on AWS: public endpoints."""

from typing import Any

from landing_zone_policies.data.no_public_databases import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "default": {"type": "aws:rds/instance:Instance", "props": {"engine": "e"}},
    "inside": {"type": "aws:opensearch/domain:Domain", "props": {"vpcOptions": {"subnetIds": ["s"]}}},
}
FAIL: dict[str, Any] = {
    "public": {"type": "aws:rds/instance:Instance", "props": {"publiclyAccessible": True}},
    "outside": {"type": "aws:elasticsearch/domain:Domain", "props": {"domainName": "d"}},
}
UNDETERMINED: dict[str, Any] = {
    "switch": {"type": "aws:rds/instance:Instance", "props": {"publiclyAccessible": UNKNOWN}},
    "network": {"type": "aws:opensearch/domain:Domain", "props": {"vpcOptions": UNKNOWN}},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
