"""A stack is made where its backend lacks it, and its file keeps this machine's salt out of the checkout."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from landing_zone.config.paths import Paths
from landing_zone.engine.outcome import Outcome
from landing_zone.engine.recovery import recover
from landing_zone.engine.run import Operation, run, stack_program
from landing_zone.engine.stack import Stack
from landing_zone.errors import EngineError

pytestmark = pytest.mark.integration

PROJECT = """\
name: ai-landing-zone
main: stacks/
stackConfigDir: stacks/
runtime:
  name: python
  options: {virtualenv: .venv}
"""
PROGRAM = """\
import pulumi


class Nothing(pulumi.ComponentResource):
    def __init__(self, name):
        super().__init__("ai-landing-zone:index:Nothing", name)
        self.register_outputs({})


Nothing("one")
pulumi.export("token", pulumi.Output.secret("canary"))
"""
STACK_FILE = "config: {}\n"


@pytest.fixture(autouse=True)
def programs_end(let_program_end: Callable[[], None]) -> Iterator[None]:
    """Leave nothing of a program that was broken off."""
    yield
    let_program_end()


@pytest.fixture
def stack(binaries: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stack:
    """A stack of a program with one component, in a file backend."""
    monkeypatch.setenv("LZ_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stacks").mkdir()
    (tmp_path / "Pulumi.yaml").write_text(PROJECT)
    (tmp_path / "stacks" / "__main__.py").write_text(PROGRAM)
    (tmp_path / "stacks" / "Pulumi.local.yaml").write_text(STACK_FILE)
    environment = {
        **os.environ,
        "PULUMI_BACKEND_URL": f"file://{tmp_path}/state/backend?metadata=skip",
        "PULUMI_CONFIG_PASSPHRASE": "x",
        "PULUMI_HOME": f"{tmp_path}/state/home",
        "PULUMI_SKIP_UPDATE_CHECK": "true",
    }
    made = Stack("local", Paths(tmp_path), binaries["pulumi"], environment, private_configuration=True)
    made.prepare()
    return made


def operate(stack: Stack, operation: Operation) -> Outcome:
    """Run one operation and forget its events."""
    return run(operation, stack, stack_program(stack), lambda _: None)


def test_preparing_leaves_the_checkout_as_it_was_and_can_be_repeated(stack: Stack) -> None:
    """The salt, which comes with the first update, is in the copy, and stays the same."""
    operate(stack, Operation.UP)
    salt = yaml.safe_load(stack.configuration.read_text())["encryptionsalt"]
    stack.prepare()
    assert salt.startswith("v1:")
    assert yaml.safe_load(stack.configuration.read_text())["encryptionsalt"] == salt
    assert stack.paths.stack_file("local").read_text() == STACK_FILE


def test_a_changed_stack_file_reaches_the_copy(stack: Stack) -> None:
    """With the salt kept."""
    operate(stack, Operation.UP)
    stack.paths.stack_file("local").write_text("config:\n  a:b: c\n")
    stack.prepare()
    text = stack.configuration.read_text()
    assert "a:b: c" in text
    assert "encryptionsalt:" in text


def test_operations_tell_what_they_did(stack: Stack) -> None:
    """Made, made already, gone; a secret output is one word and never in clear."""
    up, again, destroy = (operate(stack, o) for o in (Operation.UP, Operation.UP, Operation.DESTROY))
    assert (up.ok, up.changes["create"], up.outputs) == (True, 2, {"token": "[secret]"})
    assert (again.ok, again.changes["create"], again.changes["same"]) == (True, 0, 2)
    assert (destroy.ok, destroy.changes["delete"]) == (True, 2)
    assert "canary" not in str((up, again, destroy))


def test_an_error_of_the_program_is_one_line(stack: Stack) -> None:
    """Without a traceback, as the program means it."""
    (stack.paths.stacks / "__main__.py").write_text('import pulumi\nraise pulumi.RunError("no such pool")\n')
    outcome = operate(stack, Operation.PREVIEW)
    assert not outcome.ok
    assert any("no such pool" in line and "Traceback" not in line for line in outcome.errors)


def test_a_cli_error_is_the_clis_own_text(stack: Stack) -> None:
    """In one line."""
    with pytest.raises(EngineError, match=r"^pulumi stack: .*no stack named"):
        stack.call("stack", "export", "--stack", "absent")


def test_empty_metadata_is_removed(stack: Stack) -> None:
    """With it every command would fail."""
    assert stack.state_file is not None
    file = stack.state_file.with_suffix(".json.attrs")
    file.write_text("")
    (line,) = recover(stack, adopt=False)
    assert file.name in line
    assert not file.exists()


@pytest.mark.parametrize(("adopt", "resources"), [(False, 2), (True, 3)])
def test_pending_creates_are_dropped_or_adopted(stack: Stack, adopt: bool, resources: int) -> None:
    """Dropped before an update, which makes them again; adopted before a destroy, which deletes them."""
    operate(stack, Operation.UP)
    resource = {
        "urn": "urn:pulumi:local::ai-landing-zone::kubernetes:core/v1:ConfigMap::cut-off",
        "custom": True,
        "type": "kubernetes:core/v1:ConfigMap",
        "inputs": {"metadata": {"name": "cut-off", "namespace": "default"}},
    }
    state_file = stack.state_file
    assert state_file is not None
    checkpoint = json.loads(state_file.read_text())
    checkpoint["checkpoint"]["latest"]["pending_operations"] = [{"resource": resource, "type": "creating"}]
    state_file.write_text(json.dumps(checkpoint))
    (line,) = recover(stack, adopt=adopt)
    assert "1 operations" in line
    after = json.loads(stack.call("stack", "export", "--stack", "local"))["deployment"]
    assert not after.get("pending_operations")
    assert len(after["resources"]) == resources
