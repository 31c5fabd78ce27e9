"""Exemptions: findings that somebody answers for until a day. All are in one file, `policies/exemptions.yaml`."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from landing_zone.config.base import Model
from landing_zone.config.model_faults import model_faults
from landing_zone.config.policies import ControlId
from landing_zone.config.source_map import SourceMap
from landing_zone.config.text_file import read_text, shown
from landing_zone.config.words import quoted, suggestion
from landing_zone.config.yaml_text import parse_yaml
from landing_zone.errors import InputError
from landing_zone_policies.control import Control, Verdict
from landing_zone_policies.finding import Finding

FILE = Path("policies") / "exemptions.yaml"
"""Where a project keeps them."""


class Exemption(Model):
    """One control that is not held against some resources until a day."""

    control: ControlId
    resource: str = Field(min_length=1, examples=["*::legacy-*"])
    """Pattern (`*`, `?`, `[…]`) that the whole id of a resource matches."""
    reason: str = Field(min_length=10, examples=["drivers are installed by a privileged container until 2027"])
    owner: str = Field(pattern=r"^[^@\s]+@[^@\s]+$", examples=["team@example.org"])
    """Mail address of who answers for it."""
    expires: date
    """Last day on which it holds."""

    def covers(self, finding: Finding) -> bool:
        """Return whether it is about a finding."""
        return self.control == finding.control and fnmatchcase(finding.resource, self.resource)


class Exemptions(Model):
    """The file."""

    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """Findings with exemptions applied, and exemptions that nothing came of."""

    findings: tuple[Finding, ...]
    unused: tuple[Exemption, ...]


def load_exemptions(file: Path, root: Path, controls: Iterable[Control]) -> tuple[Exemption, ...]:
    """Return the exemptions of a file below ``root``.

    Raises:
        InputError: it is no such file, or names a control that is not there.
    """
    data, source = parse_yaml(read_text(file, root), shown(file, root))
    found = _validated(data, source)
    known = {control.id: control for control in controls}
    for index, exemption in enumerate(found):
        if exemption.control not in known:
            problem = f"{quoted(exemption.control)} is no control"
            path = ("exemptions", index, "control")
            raise InputError(source.fault(path, problem, suggestion(exemption.control, known)))
    return found


def exempt(findings: Sequence[Finding], exemptions: Sequence[Exemption], today: date) -> Outcome:
    """Apply exemptions: what one covers becomes `exempt`, what an expired one covers fails as ever and says so."""
    used: set[int] = set()
    found = []
    for finding in findings:
        covering = [(i, e) for i, e in enumerate(exemptions) if e.covers(finding)]
        used.update(i for i, _ in covering)
        found.append(_applied(finding, [e for _, e in covering], today))
    return Outcome(tuple(found), tuple(e for i, e in enumerate(exemptions) if i not in used))


def _applied(finding: Finding, covering: Sequence[Exemption], today: date) -> Finding:
    if not covering:
        return finding
    last = max(covering, key=lambda e: e.expires)
    if last.expires < today:
        message = f"{finding.message} Its exemption by {last.owner} expired on {last.expires}."
        return replace(finding, verdict=Verdict.FAIL, message=message)
    message = f"{finding.message} Exempt until {last.expires} by {last.owner}: {last.reason}."
    return replace(finding, verdict=Verdict.EXEMPT, message=message)


def _validated(data: Any, source: SourceMap) -> tuple[Exemption, ...]:
    try:
        return Exemptions.model_validate_json(json.dumps(data), strict=True).exemptions
    except ValidationError as error:
        raise InputError(*model_faults(error, Exemptions, source)) from None
