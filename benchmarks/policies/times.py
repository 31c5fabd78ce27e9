"""How long the pack takes, in CPU time: one process, one thread."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

import yaml

from landing_zone_policies.controls import CONTROLS
from landing_zone_policies.finding import judge_all
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import NOWHERE
from landing_zone_policies.sources.manifests import read_manifests

MANIFESTS = 1_000
RESOURCES = 300


def times(checkov: Path | None) -> Iterator[str]:
    """Yield a line per measurement; with the path of a Checkov also its time on the same files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for index in range(MANIFESTS):
            (folder / f"deployment-{index:04}.yaml").write_text(yaml.safe_dump(deployment(index)))
        start = process_time()
        resources = read_manifests(folder)
        yield f"{len(resources)} manifests read: {process_time() - start:.2f} s"
        yield _judged(resources)
        yield _judged(resources[:RESOURCES])
        yield _run(
            "lz policy check", [str(Path(sys.executable).with_name("lz")), "policy", "check", "--manifests", name]
        )
        if checkov:
            quiet = ("--framework", "kubernetes", "--compact", "--quiet", "-o", "json", "--skip-download")
            yield _run("checkov", [str(checkov), "-d", name, *quiet])


def _run(title: str, command: list[str]) -> str:
    """Return the wall and CPU time of a program from its start to its end."""
    before, start = os.times(), perf_counter()
    subprocess.run([*command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall_s, after = perf_counter() - start, os.times()
    cpu_s = after.children_user + after.children_system - before.children_user - before.children_system
    return f"{title}, {MANIFESTS} manifests: {wall_s:.2f} s, {cpu_s:.2f} s of CPU time"


def _judged(resources: list[Resource]) -> str:
    start = process_time()
    found = judge_all(CONTROLS, resources, NOWHERE)
    return f"{len(resources)} × {len(CONTROLS)} controls: {process_time() - start:.2f} s, {len(found)} findings"


def deployment(index: int) -> dict[str, object]:
    """Return a Deployment of three containers that keeps to most rules."""
    safe = {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]}}
    containers = [
        {
            "name": name,
            "image": f"registry.example/{name}@sha256:{index:064x}",
            "securityContext": safe,
            "resources": {"requests": {"cpu": "1", "memory": "1Gi"}, "limits": {"memory": "1Gi"}},
            "env": [{"name": "LEVEL", "value": "info"}, {"name": "INDEX", "value": str(index)}],
        }
        for name in ("server", "proxy", "metrics")
    ]
    pod = {"securityContext": {"runAsNonRoot": True}, "containers": containers}
    metadata = {"name": f"server-{index}", "namespace": "models", "labels": {"app": "server"}}
    spec = {"replicas": 2, "template": {"metadata": {"labels": {"app": "server"}}, "spec": pod}}
    return {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": metadata, "spec": spec}
