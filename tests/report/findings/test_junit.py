"""JUnit XML: a suite per control, a case per finding."""

from xml.etree import ElementTree

from landing_zone.report.findings.junit import junit
from landing_zone_policies.answer import Answer


def test_each_verdict_has_its_own_form(answer: Answer) -> None:
    """What stops a change is a failure, advice is output, what is exempt is skipped, the rest passed."""
    root = ElementTree.fromstring(junit(answer))
    cases = [(case.get("classname"), case[0].tag if len(case) else "passed") for case in root.iter("testcase")]
    assert cases == [
        ("T01", "failure"),
        ("T01", "failure"),
        ("T02", "system-out"),
        ("T03", "skipped"),
        ("T04", "passed"),
    ]
    assert [failure.get("type") for failure in root.iter("failure")] == ["fail", "undetermined"]


def test_numbers_add_up(answer: Answer) -> None:
    """Of every suite, and of all."""
    root = ElementTree.fromstring(junit(answer))
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("5", "2", "1")
    for suite in root:
        assert suite.get("tests") == str(len(suite))


def test_names_may_hold_anything(answer: Answer) -> None:
    """What XML can't hold is replaced, what it reserves is escaped."""
    names = [case.get("name") for case in ElementTree.fromstring(junit(answer)).iter("testcase")]
    assert "urn::db\N{REPLACEMENT CHARACTER}<&>" in names
