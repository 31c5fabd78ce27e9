"""The law that a place or an operator is subject to, under every name by which a rule may mean it."""

from landing_zone.catalog.place import jurisdictions_of


def law_of(jurisdiction: str) -> frozenset[str]:
    """Return the names: those of the country, and EEA for the EU as a whole."""
    return jurisdictions_of(jurisdiction) | ({"EEA"} if jurisdiction == "EU" else set())
