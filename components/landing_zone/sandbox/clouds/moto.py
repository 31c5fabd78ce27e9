"""The moto server that stands in for AWS in the sandbox of one environment: a supervised process on loopback.

What is made in it lives as long as the process: until the sandbox is taken down.
"""

import http.client
import json
import shutil
import sys
import time
from contextlib import suppress
from pathlib import Path

from landing_zone.errors import SandboxError
from landing_zone.sandbox import record
from landing_zone.sandbox.clouds.folders import cloud_folder
from landing_zone.sandbox.files import write_private
from landing_zone.sandbox.host_space import HostSpace
from landing_zone.sandbox.ports import LOOPBACK, ephemeral_port
from landing_zone.sandbox.program import Process, Program
from landing_zone.sandbox.supervise import Supervisor

LACKS = (
    "access entries and their policies, add-ons, pod identities, versions and tags of node groups (EKS)",
    "placement groups, attachments to transit gateways, propagation of VPN routes (EC2)",
    "pull-through caches (ECR)",
)
"""What moto has no calls for: only checked by botocore's models of the calls, and kept in a file."""
_FILE = "moto.json"
_READY_S = 60
_MODULE = "landing_zone.sandbox.clouds.moto_server"


def start(state: Path, environment: str) -> str:
    """Return the address of the environment's moto server, started where it does not run.

    Raises:
        SandboxError: it did not come up.
    """
    folder = _folder(state, environment)
    folder.mkdir(parents=True, exist_ok=True)
    port, space = _read(folder) or (ephemeral_port(), HostSpace.of(folder, 0))
    supervisor = Supervisor(folder, record.socket_folder(folder) / "supervisor")
    if not space.alive():
        space.destroy()
        space = HostSpace.create(folder, supervisor.command(), folder / "space.log")
        write_private(folder / _FILE, json.dumps({"port": port, "first": space.first}))
    supervisor.wait()
    command = (sys.executable, "-W", "ignore", "-m", _MODULE, "-H", LOOPBACK, "-p", str(port))
    supervisor.start(Program("moto", command))
    _wait(port, folder)
    return _url(port)


def find(state: Path, environment: str) -> str | None:
    """Return the address of the environment's moto server; None if it does not run."""
    found = _read(_folder(state, environment))
    return _url(found[0]) if found and found[1].alive() else None


def processes(state: Path, environment: str) -> list[Process]:
    """Return what runs of it; the server with its port."""
    folder = _folder(state, environment)
    found = _read(folder)
    return [_process(pid, found[0]) for pid in found[1].processes()] if found else []


def stop(state: Path, environment: str) -> None:
    """End it and forget what was made in it; nothing happens where there is none."""
    folder = _folder(state, environment)
    HostSpace.of(folder, 0).destroy()
    if folder.is_dir():
        shutil.rmtree(record.socket_folder(folder), ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)


def _folder(state: Path, environment: str) -> Path:
    return cloud_folder(state, environment, "aws").absolute()


def _read(folder: Path) -> tuple[int, HostSpace] | None:
    """Return its port and its processes; None if it was never started."""
    file = folder / _FILE
    if not file.is_file():
        return None
    found = json.loads(file.read_text())
    return int(found["port"]), HostSpace.of(folder, int(found["first"]))


def _url(port: int) -> str:
    return f"http://{LOOPBACK}:{port}"


def _wait(port: int, folder: Path) -> None:
    deadline = time.monotonic() + _READY_S
    while not _answers(port):
        if time.monotonic() > deadline:
            raise SandboxError(f"the moto server does not answer after {_READY_S} s: see {folder}/logs/moto.log")
        time.sleep(0.05)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=5)
    with suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/moto-api/")
        return connection.getresponse().status == 200
    return False


def _process(pid: int, port: int) -> Process:
    is_server = _MODULE.encode() in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    return Process("moto", pid, port) if is_server else Process("supervisord", pid)
