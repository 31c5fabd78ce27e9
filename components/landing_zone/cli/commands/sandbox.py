"""`lz sandbox`: the local control planes."""

from typing import Any

import click

from landing_zone.cli.context import Start
from landing_zone.cli.options import json_option
from landing_zone.cli.output import emit_json, emit_text
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.sandbox import sandboxes


@click.group("sandbox")
def command() -> None:
    """List or end the local control planes and their processes."""


@command.command("status")
@json_option
@click.pass_obj
def status(start: Start, *, as_json: bool) -> int:
    """List clusters, processes and addresses of every sandbox of this project."""
    clusters = [cluster for sandbox in sandboxes(start.paths()) for cluster in sandbox.clusters()]
    if as_json:
        emit_json(_document(clusters))
    else:
        emit_text("\n".join(_lines(clusters)) or "no sandbox is running")
    return 0


@command.command("down")
@json_option
@click.pass_obj
def down(start: Start, *, as_json: bool) -> int:
    """End every process of every sandbox of this project and forget its clusters."""
    ended = []
    for sandbox in sandboxes(start.paths()):
        ended += [cluster.name for cluster in sandbox.clusters()]
        sandbox.down()
    if as_json:
        emit_json({"ended": ended})
    else:
        emit_text(f"ended {', '.join(ended)}" if ended else "no sandbox was running")
    return 0


def _document(clusters: list[SandboxCluster]) -> dict[str, Any]:
    alive = [cluster for cluster in clusters if cluster.alive()]
    return {
        "clusters": [{"name": c.name, "server": c.server, "kubeconfig": str(c.kubeconfig)} for c in alive],
        "processes": [
            {"name": f"{c.name}/{process.name}", "pid": process.pid, "port": process.port}
            for c in alive
            for process in c.processes()
        ],
        "endpoints": {f"gateway/{c.name}": c.gateway for c in alive if c.gateway},
    }


def _lines(clusters: list[SandboxCluster]) -> list[str]:
    lines = []
    for cluster in clusters:
        state = f"{cluster.server}  gateway {cluster.gateway or 'none'}" if cluster.alive() else "not running"
        lines.append(f"{cluster.name}: {state}  kubeconfig {cluster.kubeconfig}")
        lines += [f"  {p.name} (pid {p.pid}{f', port {p.port}' if p.port else ''})" for p in cluster.processes()]
    return lines
