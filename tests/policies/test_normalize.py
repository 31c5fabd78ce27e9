"""One form for what comes in many."""

import pytest

from landing_zone_policies.look import at
from landing_zone_policies.normalize import UNKNOWN_MARKS, make_resource, parse_provider, settled
from landing_zone_policies.resource import Options, Provider
from landing_zone_policies.unknown import SECRET, UNKNOWN, Hidden

SIGNATURE = "4dabf18193072939515e22adb298388d"
SECRET_MARK = "1b47061264138c4ac30d75fd1eb44270"


@pytest.mark.parametrize("mark", sorted(UNKNOWN_MARKS))
def test_the_engine_s_marks_are_unknown_values(mark: str) -> None:
    """Of every type."""
    assert settled({"a": [mark]}) == {"a": [UNKNOWN]}


def test_a_secret_stays_hidden() -> None:
    """As ciphertext, in clear, or as the text that is printed in its place."""
    held = [
        {SIGNATURE: SECRET_MARK, "plaintext": '"canary"'},
        {SIGNATURE: SECRET_MARK, "ciphertext": "v1:x"},
        "[secret]",
    ]
    found = settled({"data": held})["data"]
    assert found == [SECRET] * 3
    assert all(isinstance(item, Hidden) for item in found)


def test_an_output_is_its_value_where_that_is_known() -> None:
    """Else it is unknown."""
    output = {SIGNATURE: "d0e6a833031e9bbcd3f4e8bde6ca49a4"}
    assert settled({"a": {**output, "value": "x"}, "b": output}) == {"a": "x", "b": UNKNOWN}


def test_an_azure_resource_is_read_with_and_without_its_nesting() -> None:
    """Rules look at the top."""
    vault = make_resource("v", "azure-native:keyvault:Vault", {"properties": {"enablePurgeProtection": True}})
    assert at(vault.props, "enablePurgeProtection") is at(vault.props, "properties", "enablePurgeProtection") is True


def test_below_an_unknown_nesting_nothing_is_left_out() -> None:
    """It is not known, which is no pass and no fail."""
    vault = make_resource(
        "v", "azure-native:keyvault:Vault", {"properties": next(iter(UNKNOWN_MARKS)), "location": "x"}
    )
    assert at(vault.props, "enablePurgeProtection") is UNKNOWN
    assert at(vault.props, "location") == "x"


def test_an_admission_review_is_the_object_that_it_asks_about() -> None:
    """Whatever sent it."""
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": [{"name": "c"}]}}
    found = make_resource("r", "kubernetes:admission.k8s.io/v1:AdmissionReview", {"request": {"object": pod}})
    assert (found.type, found.name, len(found.containers)) == ("kubernetes:core/v1:Pod", "p", 1)


def test_a_provider_is_known_by_its_reference() -> None:
    """A child's, too, whose URN names its parents; the cluster is an explicit Kubernetes provider's name."""
    urn = "urn:pulumi:prod::ai-landing-zone::a:b:C$pulumi:providers:kubernetes::hospital::1234"
    provider = parse_provider(urn, {"context": "x"})
    assert provider == Provider("pulumi:providers:kubernetes", "hospital", {"context": "x"})
    assert make_resource("p", "kubernetes:core/v1:Pod", {}, opts=Options(provider=provider)).cluster == "hospital"
