"""K21: no secret stands in an object, and none is handed over in the environment."""

from collections.abc import Iterator
from typing import Any

from landing_zone_policies.control import Control, Severity, Violation
from landing_zone_policies.look import at, items
from landing_zone_policies.parameter import Parameter
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN, Hidden
from landing_zone_policies.walk import Container
from landing_zone_policies.workload.judging import pods_of, undetermined, unseen
from landing_zone_policies.workload.secret_text import is_plain_secret, is_secret_name

REFERENCES = Parameter(
    control="K21",
    name="references_in_environment",
    default=False,
    about="whether a container may take a Secret's value as an environment variable in place of a file",
)
DOUBT = "a secret may stand in it"


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge the environment and the arguments of every container, ConfigMaps, and Secrets in plain text."""
    for pod in pods_of(resource):
        for container in pod.containers:
            yield from _container(container, bool(scene.value(REFERENCES)))
    yield from unseen(resource, DOUBT)
    if is_type(resource, "kubernetes:core/v1:ConfigMap"):
        yield from _config_map(resource.props.get("data"))
    if is_type(resource, "kubernetes:core/v1:Secret"):
        yield from _secret(resource.props)


def _container(container: Container, may_refer: bool) -> Iterator[Violation]:
    for field, judge in (("env", _variable), ("envFrom", _source)):
        held = container.spec.get(field)
        if held is UNKNOWN:
            yield undetermined(f"{container.path}.{field}", DOUBT)
        for index, item in enumerate(items(held)):
            yield from judge(f"{container.path}.{field}[{index}]", item, may_refer)
    for field in ("command", "args"):
        held = container.spec.get(field)
        yield from _arguments(f"{container.path}.{field}", [UNKNOWN] if held is UNKNOWN else items(held))


def _variable(path: str, variable: Any, may_refer: bool) -> Iterator[Violation]:
    name, value = at(variable, "name"), at(variable, "value")
    if (value is UNKNOWN and is_secret_name(str(name))) or (name is UNKNOWN and value is not None):
        yield undetermined(path, DOUBT)
    elif is_plain_secret(str(name), value):
        yield Violation(f"`{path}.value` is a secret in plain text")
    yield from _reference(f"{path}.valueFrom.secretKeyRef", at(variable, "valueFrom", "secretKeyRef"), may_refer)


def _source(path: str, source: Any, may_refer: bool) -> Iterator[Violation]:
    yield from _reference(f"{path}.secretRef", at(source, "secretRef"), may_refer)


def _reference(path: str, value: Any, may_refer: bool) -> Iterator[Violation]:
    if may_refer or value is None:
        return
    if value is UNKNOWN:
        yield undetermined(path, DOUBT)
    else:
        yield Violation(f"`{path}` puts a secret into the environment, which every child process and dump shows")


def _arguments(path: str, words: list[Any]) -> Iterator[Violation]:
    for index, word in enumerate(words):
        if word is UNKNOWN:
            yield undetermined(f"{path}[{index}]", DOUBT)
        elif isinstance(word, str) and _gives_away(word, words[index + 1 :]):
            yield Violation(f"`{path}[{index}]` is a secret in plain text")


def _gives_away(word: str, rest: list[Any]) -> bool:
    """Judge `--api-key=value` and `--api-key value`."""
    name, equals, value = word.partition("=")
    if not equals:
        value = rest[0] if rest and isinstance(rest[0], str) and not rest[0].startswith("-") else ""
    return is_plain_secret("", word) or (name.startswith("-") and is_plain_secret(name.lstrip("-"), value))


def _config_map(data: Any) -> Iterator[Violation]:
    if data is UNKNOWN:
        yield undetermined("data", DOUBT)
    for name, value in data.items() if isinstance(data, dict) else ():
        if value is UNKNOWN and is_secret_name(name):
            yield undetermined(f"data.{name}", DOUBT)
        elif is_plain_secret(name, value):
            yield Violation(f"`data.{name}` is a secret in plain text, in an object that anyone may read")


def _secret(props: dict[str, Any]) -> Iterator[Violation]:
    for field in ("data", "stringData"):
        held = props.get(field)
        if isinstance(held, dict) and any(map(_is_plain, held.values())):
            yield Violation(f"`{field}` is in plain text for everyone who reads the manifest")


def _is_plain(value: Any) -> bool:
    return isinstance(value, str) and value != "" and not isinstance(value, Hidden)


CONTROL = Control(
    id="K21",
    name="no-secrets-in-objects",
    title="No secret stands in an environment, an argument, a ConfigMap or a manifest",
    severity=Severity.CRITICAL,
    clauses=("CIS-EKS 4.4.1", "CIS-EKS 4.4.2", "HIPAA 164.312(a)(2)(iv)"),
    fix="keep it in a secret store, and mount it as a file (External Secrets or the CSI driver)",
    rule=rule,
    parameters=(REFERENCES,),
)
