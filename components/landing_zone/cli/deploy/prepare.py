"""Getting ready: inputs, programs, sandbox and stack, in this order, each said."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.check import check_inputs
from landing_zone.catalog.load import load_catalog
from landing_zone.config.document import Inputs
from landing_zone.config.environment import Target
from landing_zone.config.load import load_inputs
from landing_zone.config.paths import Paths
from landing_zone.engine.binaries import PlainProgress, ensure, share
from landing_zone.engine.settings import default_environment, engine_environment
from landing_zone.engine.stack import Stack
from landing_zone.errors import LandingZoneError
from landing_zone.placement.lock import current_plan
from landing_zone.placement.plan import Plan, SolveStatus
from landing_zone.sandbox import control_plane, plugins
from landing_zone.sandbox.sandbox import Sandbox

SANDBOX_PROGRAMS = (*control_plane.BINARIES, "kserve-manager", "envoy-gateway")
"""Programs that a sandbox runs."""
SANDBOX_SHARE = {part: part for part in ("kserve", "envoy-gateway", "kwok")} | {"gateway-api": "envoy-gateway"}
"""Part of the cache that holds each part's files."""

Say = Callable[[str], None]


@dataclass(frozen=True)
class Ready:
    """All that an operation of the engine needs."""

    inputs: Inputs
    catalog: Catalog
    stack: Stack
    sandboxed: bool

    @property
    def paths(self) -> Paths:
        """Paths of the project."""
        return Paths(self.inputs.root)


def read(paths: Paths, environment: str) -> tuple[Inputs, Catalog]:
    """Read and check what is wanted, against what exists."""
    inputs, catalog = load_inputs(paths.root, environment), load_catalog(paths.catalog)
    check_inputs(inputs, catalog)
    return inputs, catalog


def read_planned(paths: Paths, environment: str) -> tuple[Inputs, Catalog, Plan]:
    """Read what is wanted and the plan for it, which must be current and feasible."""
    inputs, catalog = read(paths, environment)
    plan = current_plan(inputs, catalog, paths.plan_file(environment))
    if plan.status is SolveStatus.INFEASIBLE:
        raise LandingZoneError(f"the plan is infeasible: {plan.conflicts[0]}; see `lz plan {environment}`")
    return inputs, catalog, plan


def prepare(inputs: Inputs, catalog: Catalog, say: Say) -> Ready:
    """Make everything ready for the engine; starts the sandbox of an environment that runs in one."""
    paths = Paths(inputs.root)
    sandboxed = inputs.environment.value.target is Target.SANDBOX
    binaries = _binaries(paths, sandboxed, say)
    if sandboxed:
        _start_sandbox(inputs, catalog, binaries, paths, say)
    stack = open_stack(paths, inputs.name, binaries["pulumi"], sandboxed=sandboxed)
    stack.prepare()
    return Ready(inputs, catalog, stack, sandboxed)


def open_stack(paths: Paths, environment: str, cli: Path, *, sandboxed: bool) -> Stack:
    """Return the environment's stack.

    A sandbox has a backend and a plugin folder of its own, whatever the user has set, so that a rehearsal can't touch
    the real state and a stand-in can't serve a real cluster; a real environment has those that the user logged in to.
    """
    settings = {"PULUMI_SKIP_UPDATE_CHECK": "true"}
    if sandboxed:
        own = default_environment(paths.state)
        settings = engine_environment(paths) | {name: own[name] for name in ("PULUMI_BACKEND_URL", "PULUMI_HOME")}
        plugins.install(Path(settings["PULUMI_HOME"]), paths.state)
    return Stack(environment, paths, cli, {**os.environ, **settings}, private_configuration=sandboxed)


def _binaries(paths: Paths, sandboxed: bool, say: Say) -> dict[str, Path]:
    return ensure(("pulumi", *(SANDBOX_PROGRAMS if sandboxed else ())), paths, PlainProgress(say))


def _start_sandbox(inputs: Inputs, catalog: Catalog, binaries: dict[str, Path], paths: Paths, say: Say) -> None:
    folders = {name: share(part, paths) for name, part in SANDBOX_SHARE.items()}
    say(f"starting {len(inputs.environment.value.clusters)} control planes")
    Sandbox(inputs.name, paths).up(
        inputs.environment.value, catalog, binaries, folders, lambda name: say(f"control plane {name} is ready")
    )
