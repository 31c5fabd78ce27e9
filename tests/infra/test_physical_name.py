"""Names of objects in a cloud."""

from landing_zone.infra.physical_name import physical_name


def test_a_short_name_stays_as_it_is() -> None:
    """So that people find what they read in the configuration."""
    assert physical_name("prod", "eu-central", "nodes") == "prod-eu-central-nodes"


def test_a_long_name_is_cut_to_the_limit_and_stays_unique() -> None:
    """Two names that differ only behind the cut do not become one."""
    first, second = (physical_name("production", "a" * 60, end, limit=64) for end in ("nodes", "control"))
    assert len(first) == len(second) == 64
    assert first != second
    assert physical_name("production", "a" * 60, "nodes", limit=64) == first
