"""S03 on AWS: credentials in user data, environments of functions and tasks, and inputs that are secrets by name."""

import base64
import binascii
import json
import re
from collections.abc import Iterator
from typing import Any

from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.look import at, items
from landing_zone_policies.requirement import for_types, in_turn
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN, Hidden
from landing_zone_policies.workload.secret_text import is_plain_secret

MACHINES = (
    "aws:ec2/instance:Instance",
    "aws:ec2/launchTemplate:LaunchTemplate",
    "aws:ec2/launchConfiguration:LaunchConfiguration",
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
)
SCRIPTS = ("userData", "userDataBase64")
INPUTS = ("password", "masterPassword", "authToken", "adminPassword", "secretString", "masterUserPassword")
"""Inputs whose value is a secret, whatever the type."""
_KEY_PAIR = re.compile(
    r"(?<![A-Za-z0-9/+=])(?=[A-Za-z0-9/+]*[A-Z])(?=[A-Za-z0-9/+]*\d)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])"
)
"""Form of the secret half of an access key: 40 characters of base 64 on their own."""
_KEY_ID = re.compile(r"(?<![A-Za-z0-9])(?:AKIA|ASIA|AROA|AIDA|AGPA|ANPA)[A-Z0-9]{16}(?![A-Za-z0-9])")
_ASSIGNED = re.compile(r"""(?:export\s+|\b)([A-Za-z_][\w.-]*)\s*[=:]\s*["']?([^\s"';]+)""")


def is_credential(name: str, value: str) -> bool:
    """Return whether a text is a credential of this cloud, or any other secret that is written out."""
    return bool(_KEY_ID.search(value) or _KEY_PAIR.search(value)) or is_plain_secret(name, value)


def _script(resource: Resource) -> Iterator[Violation]:
    for field in SCRIPTS:
        text = resource.props.get(field)
        if text is UNKNOWN:
            yield Violation(f"`{field}` is not known yet", Verdict.UNDETERMINED)
        elif isinstance(text, str) and not isinstance(text, Hidden) and _gives_away(_decoded(text)):
            yield Violation(f"`{field}` has a credential written out")


def _gives_away(text: str) -> bool:
    return is_credential("", text) or any(is_credential(name, value) for name, value in _ASSIGNED.findall(text))


def _decoded(text: str) -> str:
    """Return a script that is written in base 64 as it will run."""
    try:
        return base64.b64decode(text, validate=True).decode()
    except (binascii.Error, ValueError):
        return text


def _function(resource: Resource) -> Iterator[Violation]:
    yield from _variables("environment.variables", at(resource.props, "environment", "variables"))


def _task(resource: Resource) -> Iterator[Violation]:
    field = "containerDefinitions"
    if resource.props.get(field) is UNKNOWN:
        yield Violation(f"`{field}` is not known yet", Verdict.UNDETERMINED)
    for container in items(_listed(resource.props.get(field))):
        pairs = items(at(container, "environment"))
        variables = {str(at(pair, "name")): at(pair, "value") for pair in pairs}
        yield from _variables(f"{field}[].environment", variables)


def _listed(value: Any) -> Any:
    try:
        return json.loads(value) if isinstance(value, str) and not isinstance(value, Hidden) else value
    except ValueError:
        return None


def _variables(field: str, variables: Any) -> Iterator[Violation]:
    if variables is UNKNOWN:
        yield Violation(f"`{field}` is not known yet", Verdict.UNDETERMINED)
        return
    found = variables if isinstance(variables, dict) else {}
    for name, value in found.items():
        if isinstance(value, str) and not isinstance(value, Hidden) and is_credential(name, value):
            yield Violation(f"`{field}.{name}` is a credential written out")
    for name, value in found.items():
        if value is UNKNOWN:
            yield Violation(f"`{field}.{name}` is not known yet", Verdict.UNDETERMINED)


def _inputs(resource: Resource, scene: Scene) -> Iterator[Violation]:
    for field in INPUTS:
        if is_plain_secret(field, resource.props.get(field)):
            yield Violation(f"`{field}` is written out rather than kept as a secret")
        elif resource.props.get(field) is UNKNOWN:
            yield Violation(f"whether `{field}` is kept as a secret is not known yet", Verdict.UNDETERMINED)


rule = in_turn(
    for_types(MACHINES, _script),
    for_types(("aws:lambda/function:Function",), _function),
    for_types(("aws:ecs/taskDefinition:TaskDefinition",), _task),
    _inputs,
)
