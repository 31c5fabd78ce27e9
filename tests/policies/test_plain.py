"""From the SDK's proxies to plain data."""

from pulumi_policy import PolicyProviderResource, PolicyResourceOptions, ResourceValidationArgs
from pulumi_policy.policy import PolicyCustomTimeouts
from pulumi_policy.proxy import UNKNOWN_ARRAY_VALUE, UNKNOWN_STRING_VALUE, unknown_checking_proxy

from landing_zone_policies.plain import plain, resource_of
from landing_zone_policies.unknown import SECRET, UNKNOWN, Hidden


def test_proxies_become_dicts_and_lists() -> None:
    """With whole numbers as integers."""
    proxy = unknown_checking_proxy({"a": [{"b": 2.0}, 1.5], "c": "text", "d": None, "e": True})
    assert plain(proxy) == {"a": [{"b": 2}, 1.5], "c": "text", "d": None, "e": True}


def test_an_unknown_value_does_not_hide_the_others() -> None:
    """It becomes a mark in its place."""
    proxy = unknown_checking_proxy({"a": UNKNOWN_STRING_VALUE, "b": [1.0, UNKNOWN_ARRAY_VALUE], "c": {"d": "x"}})
    assert plain(proxy) == {"a": UNKNOWN, "b": [1, UNKNOWN], "c": {"d": "x"}}


def _args(provider: PolicyProviderResource | None) -> ResourceValidationArgs:
    options = PolicyResourceOptions(False, [], None, [], PolicyCustomTimeouts(0, 0, 0), [])
    return ResourceValidationArgs("kubernetes:core/v1:Pod", unknown_checking_proxy({}), "urn", "p", options, provider)


def test_what_a_secret_holds_is_hidden() -> None:
    """The engine hands it over without its mark; its names and what is not known yet stay."""
    options = PolicyResourceOptions(False, [], None, [], PolicyCustomTimeouts(0, 0, 0), [])
    held = {"metadata": {"name": "s"}, "stringData": {"token": "abc", "late": UNKNOWN_STRING_VALUE}}
    kind = "kubernetes:core/v1:Secret"
    args = ResourceValidationArgs(kind, unknown_checking_proxy(held), "urn", "s", options, None)
    assert resource_of(args).props == {"metadata": {"name": "s"}, "stringData": {"token": SECRET, "late": UNKNOWN}}
    assert isinstance(resource_of(args).props["stringData"]["token"], Hidden)


def test_the_cluster_is_the_providers_name() -> None:
    """Only of an explicit Kubernetes provider."""
    kubernetes, aws = "pulumi:providers:kubernetes", "pulumi:providers:aws"
    assert resource_of(_args(PolicyProviderResource(kubernetes, {}, "urn", "site"))).cluster == "site"
    assert resource_of(_args(PolicyProviderResource(kubernetes, {}, "urn", "default_4_34_2"))).cluster is None
    assert resource_of(_args(PolicyProviderResource(aws, {}, "urn", "site"))).cluster is None
    assert resource_of(_args(None)).cluster is None


def test_what_the_program_says_stands_for_what_is_not_told() -> None:
    """Of a resource of a cluster still to be made a preview tells nothing; what is told wins."""
    declared = {"metadata": {"name": "models"}, "spec": {"a": 1}}
    assert resource_of(_args(None), declared).props == declared
    told = _args(None)
    told.props = unknown_checking_proxy({"spec": {"a": 2.0}})
    assert resource_of(told, declared).props == {**declared, "spec": {"a": 2}}
