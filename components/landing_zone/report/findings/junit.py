"""Findings as JUnit XML, which CI servers show as tests."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from landing_zone_policies.answer import Answer
from landing_zone_policies.control import Control, Level, Verdict
from landing_zone_policies.finding import Finding

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold."""


def junit(answer: Answer) -> str:
    """Return a suite per control: a case per finding, or one that passed.

    What stops a change, and what is undetermined of a mandatory control, is a failure; what is exempt is skipped; what
    is only advised is a case that passed and says so.
    """
    root = Element("testsuites", name="lz policy")
    for control in answer.controls:
        _suite(root, control, [f for f in answer.findings if f.control == control.id])
    for name in ("tests", "failures", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, control: Control, findings: list[Finding]) -> None:
    suite = SubElement(root, "testsuite", name=f"{control.id} {control.name}")
    for finding in findings:
        _case(suite, control, finding)
    if not findings:
        SubElement(suite, "testcase", classname=control.id, name=control.title)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))


def _case(suite: Element, control: Control, finding: Finding) -> None:
    case = SubElement(suite, "testcase", classname=control.id, name=_clean(finding.resource))
    message = _clean(finding.message)
    if finding.verdict is Verdict.EXEMPT:
        SubElement(case, "skipped", message=message)
    elif control.level is Level.MANDATORY:
        SubElement(case, "failure", type=finding.verdict.value, message=message)
    else:
        SubElement(case, "system-out").text = message


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
