"""Unknown values."""

from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN, has_unknown


def test_unknowns_are_found_at_any_depth() -> None:
    """In objects and lists."""
    assert has_unknown({"a": [{"b": UNKNOWN}]})
    assert not has_unknown({"a": [{"b": "x"}, 1, None]})
