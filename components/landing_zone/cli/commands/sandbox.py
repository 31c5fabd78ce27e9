"""`lz sandbox`: the local control planes and stand-ins of clouds."""

from typing import Any

import click

from landing_zone.cli.context import Start
from landing_zone.cli.options import json_option
from landing_zone.cli.output import emit_json, emit_text
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.program import Process
from landing_zone.sandbox.sandbox import Sandbox, sandboxes


@click.group("sandbox")
def command() -> None:
    """List or end the local control planes, the stand-ins of clouds, and their processes."""


@command.command("status")
@json_option
@click.pass_obj
def status(start: Start, *, as_json: bool) -> int:
    """List clusters, processes and addresses of every sandbox of this project."""
    found = list(sandboxes(start.paths()))
    if as_json:
        emit_json(_document(found))
    else:
        emit_text("\n".join(line for sandbox in found for line in _lines(sandbox)) or "no sandbox is running")
    return 0


@command.command("down")
@json_option
@click.pass_obj
def down(start: Start, *, as_json: bool) -> int:
    """End every process of every sandbox of this project, and forget its clusters and what was made in clouds."""
    ended = []
    for sandbox in sandboxes(start.paths()):
        ended += [*(cluster.name for cluster in sandbox.clusters()), *sandbox.servers()]
        sandbox.down()
    if as_json:
        emit_json({"ended": ended})
    else:
        emit_text(f"ended {', '.join(ended)}" if ended else "no sandbox was running")
    return 0


def _document(found: list[Sandbox]) -> dict[str, Any]:
    alive = [cluster for sandbox in found for cluster in sandbox.clusters() if cluster.alive()]
    processes = [(f"{c.name}/{process.name}", process) for c in alive for process in c.processes()]
    processes += [(f"{s.name}/{process.name}", process) for s in found for process in s.server_processes()]
    return {
        "clusters": [_cluster(cluster) for cluster in alive],
        "processes": [{"name": name, "pid": process.pid, "port": process.port} for name, process in processes],
        "endpoints": {f"gateway/{c.name}": c.gateway for c in alive if c.gateway} | _endpoints(found),
    }


def _cluster(cluster: SandboxCluster) -> dict[str, Any]:
    return {
        "name": cluster.name,
        "server": cluster.server,
        "kubeconfig": str(cluster.kubeconfig),
        "made_by": "engine" if cluster.is_opened else "sandbox",
    }


def _endpoints(found: list[Sandbox]) -> dict[str, str]:
    """Return the address of each cloud's stand-in; with its environment where there are several."""
    servers = {sandbox.name: sandbox.servers() for sandbox in found}
    is_alone = sum(map(bool, servers.values())) == 1
    return {
        cloud if is_alone else f"{cloud}/{environment}": url
        for environment, addresses in servers.items()
        for cloud, url in addresses.items()
    }


def _lines(sandbox: Sandbox) -> list[str]:
    lines = []
    for cluster in sandbox.clusters():
        state = f"{cluster.server}  gateway {cluster.gateway or 'none'}" if cluster.alive() else "not running"
        lines.append(f"{cluster.name}: {state}  kubeconfig {cluster.kubeconfig}")
        lines += map(_process, cluster.processes())
    lines += [f"{cloud} of {sandbox.name}: {url}" for cloud, url in sandbox.servers().items()]
    return [*lines, *map(_process, sandbox.server_processes())]


def _process(process: Process) -> str:
    return f"  {process.name} (pid {process.pid}{f', port {process.port}' if process.port else ''})"
