"""Findings that somebody answers for until a day."""

from datetime import date
from pathlib import Path

import pytest

from landing_zone.errors import InputError
from landing_zone_policies.control import Severity, Verdict
from landing_zone_policies.exemption import Exemption, exempt, load_exemptions
from landing_zone_policies.finding import Finding
from landing_zone_policies.workload.privileged import CONTROL as K01

TODAY = date(2026, 11, 24)
ENTRY = """\
exemptions:
  - control: K01
    resource: "*::driver-*"
    reason: the installer loads a kernel module
    owner: platform@example.org
    expires: 2026-12-31
"""


def _finding(resource: str, verdict: Verdict = Verdict.FAIL, control: str = "K01") -> Finding:
    return Finding(control, verdict, resource, Severity.CRITICAL, "It is wrong.", ())


def _exemption(expires: date = date(2026, 12, 31), resource: str = "*::driver-*") -> Exemption:
    reason, owner = "the installer loads a kernel module", "platform@example.org"
    return Exemption(control="K01", resource=resource, reason=reason, owner=owner, expires=expires)


@pytest.mark.parametrize("verdict", [Verdict.FAIL, Verdict.UNDETERMINED])
def test_what_is_covered_is_exempt_and_says_by_whom(verdict: Verdict) -> None:
    """Until when, and why."""
    (found,) = exempt([_finding("urn::driver-1", verdict)], [_exemption()], TODAY).findings
    assert found.verdict is Verdict.EXEMPT
    expected = "Exempt until 2026-12-31 by platform@example.org: the installer loads a kernel module."
    assert found.message == f"It is wrong. {expected}"


def test_others_are_not() -> None:
    """Another control, or a resource that the whole pattern does not match."""
    findings = [_finding("urn::driver-1", control="K02"), _finding("urn::server"), _finding("urn::driver-1::x")]
    assert exempt(findings[:2], [_exemption()], TODAY).findings == tuple(findings[:2])
    assert exempt(findings[2:], [_exemption(resource="*::driver-1")], TODAY).findings == (findings[2],)


@pytest.mark.parametrize("verdict", [Verdict.FAIL, Verdict.UNDETERMINED])
def test_an_expired_one_is_a_failure(verdict: Verdict) -> None:
    """From the day after its last; the message names its owner."""
    finding = _finding("urn::driver-1", verdict)
    (found,) = exempt([finding], [_exemption(date(2026, 11, 23))], TODAY).findings
    assert found.verdict is Verdict.FAIL
    assert found.message.endswith("Its exemption by platform@example.org expired on 2026-11-23.")
    assert exempt([finding], [_exemption(TODAY)], TODAY).findings[0].verdict is Verdict.EXEMPT


def test_of_several_the_last_day_counts() -> None:
    """In whatever order they are written."""
    both = [_exemption(), _exemption(date(2026, 1, 1))]
    for exemptions in (both, both[::-1]):
        assert exempt([_finding("urn::driver-1")], exemptions, TODAY).findings[0].verdict is Verdict.EXEMPT


def test_what_covers_nothing_is_unused() -> None:
    """And told."""
    used, unused = _exemption(), _exemption(resource="gone")
    assert exempt([_finding("urn::driver-1")], [used, unused], TODAY).unused == (unused,)


def _load(folder: Path, text: str) -> tuple[Exemption, ...]:
    (folder / "exemptions.yaml").write_text(text)
    return load_exemptions(folder / "exemptions.yaml", folder, [K01])


def test_the_file_is_read(tmp_path: Path) -> None:
    """A day is written as such."""
    assert _load(tmp_path, ENTRY) == (_exemption(),)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("K01", "K99", 2),
        ("K01", "privileged", 2),
        ("    owner: platform@example.org\n", "", 2),
        ("platform@example.org", "somebody", 5),
        ("2026-12-31", "soon", 6),
        ("the installer loads a kernel module", "because", 4),
        ("    reason", "    reasons", 4),
    ],
)
def test_a_wrong_entry_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    """Nobody is exempt without a control, a reason, an owner and a day."""
    with pytest.raises(InputError, match=rf"exemptions\.yaml:{line}: exemptions"):
        _load(tmp_path, ENTRY.replace(old, new, 1))
