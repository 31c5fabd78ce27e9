"""Names by Azure's rules."""

import re

import pytest

from landing_zone.infra.azure.names import account_name, agent_pool_name, vault_name


@pytest.mark.parametrize("pool", ["h100", "gpu", "p4"])
def test_a_pool_that_is_named_by_the_rules_keeps_its_name(pool: str) -> None:
    """So that people find what they read in the configuration."""
    assert agent_pool_name(pool) == pool


@pytest.mark.parametrize("pool", ["h100-spot", "8xh100", "a-very-long-name-of-a-pool", "800", "h100spot-of-eu"])
def test_any_other_pool_gets_a_name_that_azure_takes(pool: str) -> None:
    """A lower-case letter first, letters and digits, at most twelve."""
    assert re.fullmatch("[a-z][a-z0-9]{0,11}", agent_pool_name(pool))


def test_no_two_pools_meet() -> None:
    """Names that differ only in what Azure does not take, or in their ends, stay apart."""
    names = [agent_pool_name(p) for p in ("h100spot", "h100-spot", "h100-s-pot", "accelerators-a", "accelerators-b")]
    assert len(set(names)) == len(names)
    assert agent_pool_name("h100", "fallback") != agent_pool_name("h100")


def test_names_that_all_of_azure_shares_differ_by_subscription() -> None:
    """Two subscriptions with the same environment do not take each other's names."""
    for make, rule in ((vault_name, "[a-z][a-zA-Z0-9-]{2,23}"), (account_name, "[a-z0-9]{3,24}")):
        one, other = (make("hybrid-prod", "EU-models", subscription=s) for s in ("a", "b"))
        assert one != other
        assert re.fullmatch(rule, one)
        assert "--" not in one
