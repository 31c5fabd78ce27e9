"""Ranges of addresses."""

from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN
from landing_zone.sandbox.providers.recorded.checks.addresses import Range, faults

OWN = Range("cidr", "10.1.0.0/24")


def reasons(*ranges: Range, inside: tuple[str, ...] = (), others: tuple[Range, ...] = ()) -> list[str]:
    """Return what is wrong."""
    return [fault.reason for fault in faults(ranges, inside, others)]


def test_what_is_no_range_is_said() -> None:
    """Also an address with bits behind the length."""
    assert reasons(Range("cidr", "10.1.0.1/24"))[0].startswith("'10.1.0.1/24' is no range of addresses")


def test_a_range_lies_in_one_of_its_networks() -> None:
    """Of either family."""
    assert reasons(OWN, inside=("10.0.0.0/16", "10.1.0.0/16")) == []
    assert reasons(OWN, inside=("10.2.0.0/16", "fd00::/8")) == [
        "10.1.0.0/24 lies outside of its network, 10.2.0.0/16, fd00::/8"
    ]


def test_ranges_do_not_overlap_each_other_or_another() -> None:
    """The other is named by its owner, or by where it is written."""
    assert reasons(OWN, others=(Range("x", "10.1.0.128/25", "subnet b"),)) == [
        "10.1.0.0/24 overlaps 10.1.0.128/25 of subnet b"
    ]
    assert reasons(OWN, Range("more[0]", "10.0.0.0/8")) == ["10.0.0.0/8 overlaps 10.1.0.0/24 of cidr"]
    assert reasons(OWN, Range("more[0]", "fd00::/8"), others=(Range("x", "10.1.1.0/24"),)) == []


def test_an_unknown_range_is_let_through() -> None:
    """It is judged once it is known."""
    assert reasons(Range("cidr", UNKNOWN), inside=("10.0.0.0/8",)) == []
