"""Words that messages about names share."""

from landing_zone.config.words import listed, quoted, suggestion


def test_the_nearest_name_is_suggested() -> None:
    """Upper and lower case don't matter; a name that is like none leads to all of them."""
    assert suggestion("Sandbix", ["cloud", "sandbox"]) == "did you mean `sandbox`?"
    assert suggestion("xyz", ["cloud", "sandbox"]) == "use one of `cloud`, `sandbox`"
    assert suggestion("xyz", []) == "there is none to choose from"


def test_names_are_shown_in_one_short_line() -> None:
    """What would break a line or a terminal, or fill it, is not shown."""
    assert quoted("a\n\x1b[31mb") == "`a??[31mb`"
    assert quoted("x" * 100) == f"`{'x' * 60}…`"
    assert listed(f"n{i}" for i in range(14)).endswith("`n11` and 2 more")
