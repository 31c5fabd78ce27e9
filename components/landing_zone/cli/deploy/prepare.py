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
from landing_zone.infra.versions import CHARTS
from landing_zone.placement.lock import current_plan
from landing_zone.placement.plan import Plan, SolveStatus
from landing_zone.sandbox import control_plane, plugins
from landing_zone.sandbox.clouds import credentials
from landing_zone.sandbox.clouds.programs import Programs, instance_types
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
    stack = open_stack(paths, inputs.name, binaries["pulumi"], sandboxed=sandboxed)
    if sandboxed:
        _start_sandbox(inputs, catalog, binaries, stack, say)
    stack.prepare()
    return Ready(inputs, catalog, stack, sandboxed)


def open_stack(paths: Paths, environment: str, cli: Path, *, sandboxed: bool) -> Stack:
    """Return the environment's stack.

    A sandbox has a backend and a plugin folder of its own, whatever the user has set, so that a rehearsal can't touch
    the real state and a stand-in can't serve a real cluster, and stand-ins of the clouds' tools before the real ones; a
    real environment has those that the user logged in to.
    """
    settings = {"PULUMI_SKIP_UPDATE_CHECK": "true"}
    if sandboxed:
        own = default_environment(paths.state)
        settings = engine_environment(paths) | {name: own[name] for name in ("PULUMI_BACKEND_URL", "PULUMI_HOME")}
        settings["PATH"] = f"{credentials.install(paths.state, environment)}{os.pathsep}{os.environ.get('PATH', '')}"
        plugins.install(Path(settings["PULUMI_HOME"]), paths.state)
    return Stack(environment, paths, cli, {**os.environ, **settings}, private_configuration=sandboxed)


def _binaries(paths: Paths, sandboxed: bool, say: Say) -> dict[str, Path]:
    return ensure(("pulumi", *(SANDBOX_PROGRAMS if sandboxed else ())), paths, PlainProgress(say))


def _start_sandbox(inputs: Inputs, catalog: Catalog, binaries: dict[str, Path], stack: Stack, say: Say) -> None:
    environment, paths = inputs.environment.value, stack.paths
    folders = {name: share(part, paths) for name, part in SANDBOX_SHARE.items()}
    programs = Programs(binaries, folders, paths.catalog, charts(inputs), instance_types(environment))
    if count := sum(cluster.create is None for cluster in environment.clusters):
        say(f"starting {count} control planes")
    Sandbox(inputs.name, paths).up(environment, catalog, programs, say, aws=_knows_aws(stack))


def charts(inputs: Inputs) -> tuple[str, ...]:
    """Return the charts that the environment's platform installs on every cluster."""
    platform = inputs.environment.value.platform
    wanted = {"gpu-operator": platform.gpu_operator, "gateway-helm": platform.gateway}
    return tuple(chart for chart in CHARTS if wanted.get(chart, platform.serving))


def _knows_aws(stack: Stack) -> bool:
    """Whether the state holds a provider of AWS, whose resources can be deleted only where AWS is stood in for."""
    file = stack.state_file
    return bool(file and file.is_file() and "pulumi:providers:aws" in file.read_text())
