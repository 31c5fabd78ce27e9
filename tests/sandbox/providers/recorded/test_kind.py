"""Ids are made from templates."""

import pytest

from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN
from landing_zone.sandbox.providers.recorded.kind import NameRule, fill, missing, pattern

TEMPLATE = "projects/{project}/routers/{router}"


def test_a_template_takes_names_and_the_last_part_of_ids() -> None:
    """Clouds take either where they ask for a name."""
    assert fill(TEMPLATE, {"project": "p", "router": "r"}) == "projects/p/routers/r"
    assert fill(TEMPLATE, {"project": "p", "router": "https://cloud/v1/projects/p/routers/r"}) == "projects/p/routers/r"


def test_an_id_at_the_beginning_stands_whole() -> None:
    """What lies in it has its id and more."""
    assert fill("{keyRing}/keys/{name}", {"keyRing": "projects/p/rings/r", "name": "k"}) == "projects/p/rings/r/keys/k"


@pytest.mark.parametrize("value", [None, "", UNKNOWN])
def test_an_id_with_a_gap_is_none(value: str | None) -> None:
    """Whether it is unknown or was forgotten."""
    assert fill(TEMPLATE, {"project": "p", "router": value}) is None


def test_what_was_forgotten_is_told_from_what_is_unknown() -> None:
    """Only the first is a fault."""
    assert missing(TEMPLATE, {"router": UNKNOWN}) == ["project"]


def test_ids_of_a_template_are_recognised() -> None:
    """In any case, whole."""
    assert pattern(TEMPLATE).fullmatch("Projects/p/routers/r")
    assert not pattern(TEMPLATE).fullmatch("projects/p/routers/r/nats/n")


def test_a_name_fits_whole_and_without_what_is_forbidden() -> None:
    """The pattern is of the whole name."""
    rule = NameRule("[a-z-]{3,5}", "letters", never="--")
    assert [rule.allows(name) for name in ("abc", "ab", "abcdef", "a-b", "a--b")] == [True, False, False, True, False]
