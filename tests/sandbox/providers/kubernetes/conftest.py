"""Programs run by the real engine, with the plugin, on a real API server."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pulumi
import pulumi_kubernetes as k8s
import pytest

from landing_zone.engine.outcome import Outcome
from landing_zone.engine.run import Operation, run
from landing_zone.engine.stack import Stack
from landing_zone.sandbox.kube import Kube

Program = Callable[[pulumi.ResourceOptions], None]


@dataclass
class Project:
    """A stack of its own on the test's API server."""

    stack: Stack
    kubeconfig: dict[str, Any]
    namespace: str
    let_program_end: Callable[[], None]

    def run(self, operation: Operation, program: Program, *flags: str) -> Outcome:
        """Run one operation; the program gets options with the provider."""

        def whole() -> None:
            provider = k8s.Provider("cluster", kubeconfig=json.dumps(self.kubeconfig), namespace=self.namespace)
            program(pulumi.ResourceOptions(provider=provider))

        outcome = run(operation, self.stack, whole, lambda _: None, *flags)
        self.let_program_end()
        return outcome

    def up(self, program: Program, *flags: str) -> Outcome:
        """Update; it has to succeed."""
        outcome = self.run(Operation.UP, program, *flags)
        assert outcome.ok, (outcome.errors, outcome.log)
        return outcome

    def preview(self, program: Program, *flags: str) -> Outcome:
        """Preview, whatever it comes to."""
        return self.run(Operation.PREVIEW, program, *flags)

    def destroy(self) -> Outcome:
        """Destroy; it has to succeed."""
        outcome = self.run(Operation.DESTROY, lambda _: None)
        assert outcome.ok, (outcome.errors, outcome.log)
        return outcome

    def state(self) -> list[dict[str, Any]]:
        """Return the resources in the state file."""
        assert self.stack.state_file
        latest = json.loads(self.stack.state_file.read_text())["checkpoint"]["latest"] or {}
        return list(latest.get("resources") or ())

    def on_server(self, work: Callable[[Kube], Awaitable[Any]]) -> Any:
        """Do something on the API server behind the engine's back."""

        async def main() -> Any:
            async with Kube.connect(self.kubeconfig) as kube:
                return await work(kube)

        return asyncio.run(main())

    def live(self, kind: str, name: str, api_version: str = "v1") -> dict[str, Any] | None:
        """Return an object of the project's namespace as it is on the server."""
        found = self.on_server(lambda kube: kube.get(api_version, kind, name, self.namespace))
        return dict(found) if found else None


@pytest.fixture
def project(
    new_stack: Callable[..., Stack],
    api_server: Any,
    request: pytest.FixtureRequest,
    let_program_end: Callable[[], None],
) -> Project:
    """A new stack and a namespace for it."""
    stack = new_stack("test")
    name = request.node.name.replace("_", "-").replace("[", "-").strip("]").lower()[-60:].strip("-")
    made = Project(stack, api_server.kubeconfig, name, let_program_end)
    space = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}}
    made.on_server(lambda kube: kube.apply(space, field_manager="test"))
    return made
