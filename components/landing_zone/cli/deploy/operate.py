"""The engine's operations on a prepared stack."""

from landing_zone.cli.deploy.prepare import Ready, Say
from landing_zone.cli.deploy.progress import following
from landing_zone.engine.outcome import Outcome
from landing_zone.engine.recovery import recover
from landing_zone.engine.run import Operation, run, stack_program


def repair(ready: Ready, say: Say, *, adopt: bool = False) -> None:
    """Repair what a killed run left, a line for each thing."""
    for line in recover(ready.stack, adopt=adopt):
        say(f"recovered: {line}")


def preview(ready: Ready, *, refresh: bool) -> Outcome:
    """Say what an update would change, with the policies; changes nothing."""
    return run_operation(Operation.PREVIEW, ready, *_refresh(refresh), *_policies(ready))


def update(ready: Ready, *, refresh: bool) -> Outcome:
    """Update, with the policies."""
    return run_operation(Operation.UP, ready, *_refresh(refresh), *_policies(ready))


def destroy(ready: Ready) -> Outcome:
    """Delete everything that the state knows."""
    return run_operation(Operation.DESTROY, ready, "--refresh=true")


def unprotect(ready: Ready) -> None:
    """Take the engine's protection off everything in the state."""
    if ready.stack.state_file is not None and ready.stack.state_file.is_file():
        ready.stack.call("state", "unprotect", "--all", "--yes", "--stack", ready.inputs.name)


def run_operation(operation: Operation, ready: Ready, *flags: str) -> Outcome:
    """Run one operation with its progress shown; the CLI's own words go to a log in the state folder."""
    with following(operation.value) as progress:
        outcome = run(operation, ready.stack, stack_program(ready.stack), progress, *flags)
    folder = ready.paths.state / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{ready.inputs.name}-{operation.value}.log").write_text(outcome.log)
    return outcome


def _refresh(wanted: bool) -> list[str]:
    return ["--refresh=true"] if wanted else []


def _policies(ready: Ready) -> list[str]:
    return [f"--policy-pack={ready.paths.policies}"]
