"""G08: every resource is made with a provider that the program names."""

from typing import Any

from landing_zone_policies.governance.providers import CONTROL


def _bucket(provider: str | None) -> dict[str, Any]:
    reference = f"urn:pulumi:s::p::pulumi:providers:aws::{provider}::id"
    return {"type": "aws:s3/bucket:Bucket", "props": {}, "opts": {"provider": reference} if provider else {}}


PASS = {"named": _bucket("frankfurt"), "source without providers": _bucket(None)}
FAIL = {"default": _bucket("default_7_1_0"), "default, no version": _bucket("default")}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """A default provider has a name of the engine's."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}
