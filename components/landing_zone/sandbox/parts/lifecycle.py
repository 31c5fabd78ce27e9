"""The life of a release: install (or update, or finish what a killed run began), status, uninstall."""

import asyncio
import shutil
from typing import Any

from landing_zone.errors import SandboxError
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.parts import record
from landing_zone.sandbox.parts.accounts import write_kubeconfig
from landing_zone.sandbox.parts.manifests import MANAGED_BY, is_webhook, labelled
from landing_zone.sandbox.parts.objects import apply_all, delete_all, missing, until
from landing_zone.sandbox.parts.part import Assembly, Controller, Part, folder
from landing_zone.sandbox.parts.record import FIELD_MANAGER, Record, Reference
from landing_zone.sandbox.parts.release import ReleaseSpec

READY_S = 120.0
"""A controller is ready within this time, seconds; alone on two cores it takes two."""
OWNER = "ai-landing-zone/release"
"""Annotation of a namespace with the release that made it, and that takes it away."""


async def install(part: Part, cluster: SandboxCluster, release: ReleaseSpec, kube: Kube) -> dict[str, Any]:
    """Bring the release to what ``release`` says, whatever is there, and return its outputs."""
    old = await record.read(kube, release)
    owns_namespace = await _ensure_namespace(kube, release)
    assembly = await asyncio.to_thread(part.assemble, cluster, release)
    wanted = _record(assembly, release, owns_namespace=owns_namespace)
    left_over = tuple(reference for reference in (old.objects if old else ()) if reference not in wanted.objects)
    status = "pending-upgrade" if old else "pending-install"
    await record.write(kube, wanted.changed(status=status, objects=(*left_over, *wanted.objects)))
    await _bring_up(assembly, cluster, release, kube)
    await delete_all(kube, left_over)
    await record.write(kube, wanted)
    return _outputs(wanted, [])


async def status(cluster: SandboxCluster, release: ReleaseSpec, kube: Kube) -> dict[str, Any] | None:
    """Return the outputs as they are now, status "failed" where something of the release is gone; None if all is."""
    found = await record.read(kube, release)
    if found is None:
        return None
    faults = [f"{reference} is gone" for reference in await missing(kube, found.objects)]
    if found.program and not await asyncio.to_thread(cluster.running, found.program):
        faults.append(f"process {found.program} does not run")
    return _outputs(found, faults)


async def uninstall(part: Part, cluster: SandboxCluster, release: ReleaseSpec, kube: Kube) -> None:
    """Take away all that the release brought, and return when it is gone.

    Without a record, as when somebody deleted the namespace, what an installation would bring is taken away.
    """
    found = await record.read(kube, release)
    if found is None:
        found = _record(await asyncio.to_thread(part.assemble, cluster, release), release, owns_namespace=False)
    await delete_all(kube, [reference for reference in found.objects if is_webhook(reference.kind)])
    if found.program:
        await asyncio.to_thread(cluster.stop, found.program)
    await delete_all(kube, found.objects)
    if found.program:
        shutil.rmtree(folder(cluster, found.program), ignore_errors=True)
    await record.remove(kube, found)
    if found.owns_namespace:
        await delete_all(kube, [Reference("v1", "Namespace", found.namespace)])


def _record(assembly: Assembly, release: ReleaseSpec, *, owns_namespace: bool) -> Record:
    """Return the record of the release once it is deployed."""
    return Record(
        name=release.name,
        namespace=release.namespace,
        chart=release.chart_name,
        version=release.version,
        values=release.values,
        status="deployed",
        objects=tuple(Reference.to(obj) for obj in (*assembly.objects, *assembly.attached)),
        program=assembly.controller.program.name if assembly.controller else None,
        owns_namespace=owns_namespace,
    )


async def _ensure_namespace(kube: Kube, release: ReleaseSpec) -> bool:
    """Make the release's namespace if it is missing and the release says so; return whether it is the release's own."""
    there = await kube.get("v1", "Namespace", release.namespace)
    if there is None and not release.create_namespace:
        raise SandboxError(f'release {release.name}: namespace "{release.namespace}" not found')
    if there is None:
        meta = {"name": release.namespace, "labels": MANAGED_BY, "annotations": {OWNER: release.name}}
        namespace = {"apiVersion": "v1", "kind": "Namespace", "metadata": meta}
        there = await kube.apply(namespace, field_manager=FIELD_MANAGER)
    return (there["metadata"].get("annotations") or {}).get(OWNER) == release.name


async def _bring_up(assembly: Assembly, cluster: SandboxCluster, release: ReleaseSpec, kube: Kube) -> None:
    await apply_all(kube, map(labelled, assembly.objects))
    if assembly.controller:
        await _start(assembly.controller, cluster, release, kube)
    await apply_all(kube, map(labelled, assembly.attached))


async def _start(controller: Controller, cluster: SandboxCluster, release: ReleaseSpec, kube: Kube) -> None:
    """Run the controller and return when it is ready."""
    program, probe = controller.program, controller.probe
    path = program.directory / controller.kubeconfig
    admin = cluster.inner_kubeconfig
    await write_kubeconfig(kube, path, admin, namespace=release.namespace, account=controller.account)
    await asyncio.to_thread(cluster.start, program)

    async def problem() -> str | None:
        answer = await asyncio.to_thread(cluster.http_status, probe.port, probe.path)
        return None if answer == 200 else f"{program.name} is not ready ({_last_words(cluster, program.name)})"

    await until(problem, READY_S)


def _last_words(cluster: SandboxCluster, program: str) -> str:
    log = cluster.directory / "logs" / f"{program}.log"
    lines = log.read_text(errors="replace").splitlines() if log.is_file() else []
    return f"{log}: {lines[-1][:300]}" if lines else "no output"


def _outputs(found: Record, faults: list[str]) -> dict[str, Any]:
    status = {
        "status": "failed" if faults else found.status,
        "name": found.name,
        "namespace": found.namespace,
        "chart": found.chart,
        "version": found.version,
        **({"description": "; ".join(faults)} if faults else {}),
    }
    return {"status": status, "values": dict(found.values)}
