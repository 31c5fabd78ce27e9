"""Supervision of a cluster's processes by supervisord, over its XML-RPC interface on a Unix socket."""

import http.client
import socket
import sys
import time
import xmlrpc.client
from pathlib import Path
from typing import Any

from landing_zone.errors import SandboxError
from landing_zone.sandbox.program import Program

_CONFIGURATION = """\
[unix_http_server]
file = {socket}
chmod = 0600

[supervisord]
nodaemon = true
silent = true
logfile = {directory}/supervisord.log
logfile_maxbytes = 5MB
logfile_backups = 1
pidfile = {directory}/supervisord.pid
childlogdir = {directory}/logs
minfds = 1024

[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

[include]
files = {directory}/programs/*.conf
"""

_PROGRAM = """\
[program:{name}]
command = {command}
directory = {directory}
autorestart = true
startsecs = 0
startretries = 20
stopwaitsecs = 5
stopasgroup = true
killasgroup = true
redirect_stderr = true
stdout_logfile = {log}
stdout_logfile_maxbytes = 10MB
stdout_logfile_backups = 1
"""


class _Connection(http.client.HTTPConnection):
    """HTTP over a Unix socket."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=15)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        try:
            self.sock.connect(str(self._path))
        except OSError:
            self.sock.close()
            raise


class _Transport(xmlrpc.client.Transport):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def make_connection(self, host: Any) -> http.client.HTTPConnection:
        connection = _Connection(self._path)
        self._connection = host, connection  # where close() looks for it
        return connection


class Supervisor:
    """The supervisord of one cluster.

    ``directory`` holds its configuration and logs; ``path`` is its socket, which must be short.
    """

    def __init__(self, directory: Path, path: Path) -> None:
        self._directory = directory
        self._path = path

    def command(self) -> list[str]:
        """Write the configuration and return the command that starts supervisord."""
        for folder in ("programs", "logs"):
            (self._directory / folder).mkdir(parents=True, exist_ok=True)
        file = self._directory / "supervisord.conf"
        file.write_text(_CONFIGURATION.format(directory=self._directory, socket=self._path))
        return [sys.executable, "-W", "ignore", "-m", "supervisor.supervisord", "-c", str(file)]

    def wait(self, seconds: float = 15) -> None:
        """Wait until supervisord answers."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                self._call("getState")
            except (OSError, http.client.HTTPException):
                time.sleep(0.02)
            else:
                return
        raise SandboxError(f"supervisord does not answer: see {self._directory}/supervisord.log")

    def _call(self, method: str, *arguments: str) -> Any:
        with xmlrpc.client.ServerProxy("http://localhost", transport=_Transport(self._path)) as server:
            return getattr(server.supervisor, method)(*arguments)

    def start(self, program: Program) -> None:
        """Run ``program``; one of the same definition that runs already is left alone."""
        file = self._directory / "programs" / f"{program.name}.conf"
        text = self._definition(program)
        if self.running(program.name) and file.is_file() and file.read_text() == text:
            return
        self.stop(program.name)
        file.write_text(text)
        self._call("reloadConfig")
        self._call("addProcessGroup", program.name)

    def stop(self, name: str) -> None:
        """End ``name`` and forget it; nothing happens when it is unknown."""
        (self._directory / "programs" / f"{name}.conf").unlink(missing_ok=True)
        state = self.states().get(name)
        if state in ("RUNNING", "STARTING", "BACKOFF"):
            self._call("stopProcess", name)
        if state is not None:
            self._call("removeProcessGroup", name)
            self._call("reloadConfig")

    def running(self, name: str) -> bool:
        """Whether ``name`` runs now."""
        return self.states().get(name) == "RUNNING"

    def states(self) -> dict[str, str]:
        """Supervisord's state of each program."""
        return {str(i["name"]): str(i["statename"]) for i in self._call("getAllProcessInfo")}

    def _definition(self, program: Program) -> str:
        return _PROGRAM.format(
            name=program.name,
            command=" ".join(_quoted(word) for word in _with_environment(program)),
            directory=_escaped(str(program.directory)),
            log=_escaped(str(self._directory / "logs" / f"{program.name}.log")),
        )


def _escaped(text: str) -> str:
    return text.replace("%", "%%")


def _quoted(word: str) -> str:
    """Quote as supervisord's shlex reads it."""
    return _escaped('"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"')


def _with_environment(program: Program) -> list[str]:
    """Set variables by `env`: supervisord's own setting knows no quotes inside a value."""
    return ["env", *(f"{key}={value}" for key, value in sorted(program.environment.items())), *program.command]
