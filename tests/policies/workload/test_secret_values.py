"""K21: no secret stands in an object, and none is handed over in the environment."""

from typing import Any

from landing_zone_policies.normalize import make_resource, object_type
from landing_zone_policies.scene import NOWHERE
from landing_zone_policies.unknown import SECRET, UNKNOWN
from landing_zone_policies.workload.secret_values import CONTROL


def _pod(container: Any = None, **spec: Any) -> dict[str, Any]:
    containers = [{"name": "c", **(container or {})}]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": containers, **spec}}


KEY = "AKIA" + "Q" * 16


def _env(**variable: Any) -> dict[str, Any]:
    return _pod({"env": [{"name": "MODE", "value": "fast"}, variable]})


def _config(**data: Any) -> dict[str, Any]:
    return {"apiVersion": "v1", "kind": "ConfigMap", "data": data}


def _secret(**fields: Any) -> dict[str, Any]:
    return {"apiVersion": "v1", "kind": "Secret", **fields}


PASS = {
    "settings": _env(name="MAX_TOKENS", value="4096"),
    "where the secret lies": _env(name="DB_PASSWORD_FILE", value="/run/secrets/db"),
    "path": _env(name="DB_PASSWORD", value="/run/secrets/db"),
    "other variable": _env(name="API_KEY", value="$(OTHER)"),
    "switch": _env(name="USE_TOKEN", value="true"),
    "settings by reference": _pod({"envFrom": [{"configMapRef": {"name": "c"}}]}),
    "arguments": _pod({"args": ["--max-tokens=5", "--token-file", "/run/t", "--api-key-file=/run/k"]}),
    "address without a password": _env(name="DATABASE_URL", value="postgres://db.clinic/main"),
    "ConfigMap": _config(mode="fast", tokenizer="bpe"),
    "empty Secret": _secret(data={}),
    "sealed Secret": _secret(stringData={"password": SECRET}),
}
FAIL = {
    "by name": _env(name="DB_PASSWORD", value="hunter2"),
    "by name in another style": _env(name="clientSecret", value="hunter2"),
    "by form": _env(name="WHO", value=KEY),
    "inside an address": _env(name="DATABASE_URL", value="postgres://u:hunter2@db/main"),
    "reference": _env(name="X", valueFrom={"secretKeyRef": {"name": "s", "key": "k"}}),
    "all of a Secret": _pod({"envFrom": [{"secretRef": {"name": "s"}}]}),
    "argument": _pod({"args": ["--api-key=hunter2"]}),
    "argument in two words": _pod({"command": ["run", "--password", "hunter2"]}),
    "ConfigMap entry": _config(password="hunter2"),
    "ConfigMap text": _config(**{"app.ini": "x=1\n-----BEGIN PRIVATE KEY-----"}),
    "Secret in plain text": _secret(stringData={"password": "hunter2"}),
}
UNDETERMINED = {
    "environment": _pod({"env": UNKNOWN}),
    "value": _env(name="DB_PASSWORD", value=UNKNOWN),
    "reference, unknown": _env(name="X", valueFrom=UNKNOWN),
    "ConfigMap, unknown": {"apiVersion": "v1", "kind": "ConfigMap", "data": UNKNOWN},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """By its name, or by its form."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}


def test_references_may_be_allowed(judged: Any) -> None:
    """Where a program can't read files; plain text never is."""
    examples = {name: FAIL[name] for name in ("reference", "all of a Secret", "by name")}
    assert list(judged(CONTROL, examples, references_in_environment=True)) == ["by name"]


def test_no_value_is_told(judged: Any) -> None:
    """A message must not carry the secret on."""
    for example in FAIL.values():
        resource = make_resource("r", object_type(example), example)
        assert all("hunter2" not in v.problem and KEY not in v.problem for v in CONTROL.rule(resource, NOWHERE))
