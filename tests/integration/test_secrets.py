"""A secret is nowhere but where it has to be.

A canary stands in every input that is a secret: a token behind each kind of reference (variable, file, encrypted value
of the stack file), the kubeconfig's token, the passphrase, and the passphrase that the sandbox makes for itself. An
environment is rehearsed in the sandbox and then brought up for real; after that every file is searched, and every word
that was said, for each canary as it is and inside of base64.
"""

import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.integration

NAME = "canary"
MAY_HOLD = {
    "project/.secrets": "files that the user keeps the secrets in",
    "state/passphrase": "the passphrase that the sandbox made for itself",
    "state/sandbox/canary/site/etcd": "the cluster's database: Secrets are what it keeps",
    "state/sandbox/canary/site/keys": "the cluster's own keys: the token is checked against them",
    "state/sandbox/canary/site/kubeconfig": "the sandbox's kubeconfig, with the token",
}
"""Where a canary may be, below the test's folder, and why; nowhere else."""


@dataclass
class Session:
    """Commands on a copy of the project, and all that they said."""

    project: Any
    variables: dict[str, str]
    said: list[str] = field(default_factory=list)

    def run(self, command: list[str], *, code: int = 0, **variables: str) -> str:
        """Run a command, which must exit with ``code``; return its standard output."""
        environment = {**self.project.environment, **self.variables, **variables}
        done = subprocess.run(
            command, cwd=self.project.root, env=environment, capture_output=True, text=True, timeout=300, check=False
        )
        self.said += [done.stdout, done.stderr]
        assert done.returncode == code, done.stderr
        return done.stdout

    def lz(self, *arguments: str, code: int = 0, **variables: str) -> str:
        """Run `lz`."""
        return self.run(self.project.command(*arguments), code=code, **variables)


@pytest.fixture(scope="module")
def canaries() -> dict[str, str]:
    """The secrets by what they are for; the cluster's token and the sandbox's passphrase come later."""
    names = ("variable", "file", "configured", "passphrase")
    return {name: f"canary-{name}-7f3a9c51e08b" for name in names}


@pytest.fixture(scope="module")
def session(new_project: Any, data: Path, canaries: dict[str, str]) -> Session:
    """What was done with the secrets: encrypt one, plan, render, rehearse, update, and break a rule."""
    project = new_project("secrets")
    shutil.copy2(data / f"Pulumi.{NAME}.yaml", project.root / "stacks")
    secrets = project.root / ".secrets"
    secrets.mkdir(mode=0o700)
    (secrets / "commerce-token").write_text(canaries["file"])
    variables = {"BANK_TOKEN": canaries["variable"], "PULUMI_CONFIG_PASSPHRASE": canaries["passphrase"]}
    session = Session(project, variables)
    real = {
        "PULUMI_BACKEND_URL": f"file://{project.root.parent}/backend?metadata=skip",
        "PULUMI_HOME": str(project.state / "pulumi-home"),
    }
    (project.root.parent / "backend").mkdir()
    encrypt(session, canaries["configured"], real)
    session.lz("plan", NAME, "--report", "plan.html")
    session.lz("render", NAME, "--out", "rendered")
    session.lz("up", NAME, "--sandbox", "--json")
    (cluster,) = project.clusters(NAME).values()
    shutil.copy2(cluster.kubeconfig, secrets)
    session.lz("up", NAME, "--yes", "--json", **real)
    session.lz("up", NAME, "--yes", **real)
    with (project.root / "stacks" / "__main__.py").open("a") as program:
        program.write((data / "talkative.py").read_text())
    session.lz("preview", NAME, "--json", code=1, **real)
    session.lz("sandbox", "status", "--json")
    canaries["token"] = json.loads(cluster.kubeconfig.read_text())["users"][0]["user"]["token"]
    canaries["own passphrase"] = (project.state / "passphrase").read_text()
    return session


def encrypt(session: Session, secret: str, real: dict[str, str]) -> None:
    """Write a secret into the stack file, encrypted with the passphrase."""
    session.run([*session.project.command("binaries")], **real)
    pulumi = [str(session.project.state / "bin" / "pulumi"), "--non-interactive"]
    session.run([*pulumi, "stack", "init", NAME], **real)
    session.run([*pulumi, "config", "set", "--secret", "industry_token", secret], **real)


def forms(secret: str) -> Iterator[bytes]:
    """Yield a secret as it is, and as it looks inside of base64, wherever it begins there."""
    yield secret.encode()
    for skipped in range(3):
        encoded = base64.b64encode(b"\0" * skipped + secret.encode())
        yield encoded[4 if skipped else 0 : len(encoded) // 4 * 4 - 4]


def test_secrets_arrive(session: Session, canaries: dict[str, str]) -> None:
    """They do get to where they are needed: else finding them nowhere would mean nothing."""
    (cluster,) = session.project.clusters(NAME).values()
    tokens = {s["metadata"]["namespace"]: s["data"] for s in session.project.objects(cluster, "v1/Secret")}
    found = {name: base64.b64decode(tokens[name]["HF_TOKEN"]).decode() for name in ("bank", "commerce", "industry")}
    assert list(found.values()) == [canaries["variable"], canaries["file"], canaries["configured"]]


def test_no_file_holds_a_secret(session: Session, canaries: dict[str, str]) -> None:
    """State, backups, history, logs, plan, reports, rendered files: none but those that have to."""
    folder = session.project.root.parent
    wanted = {name: tuple(forms(secret)) for name, secret in canaries.items()}
    hits: set[tuple[str, str]] = set()
    for file in (f for f in folder.rglob("*") if f.is_file() and not f.is_symlink()):
        content = file.read_bytes()
        found = {name for name, looks in wanted.items() if any(look in content for look in looks)}
        hits |= {(name, str(file.relative_to(folder))) for name in found}
    assert {hit for hit in hits if not hit[1].startswith(tuple(MAY_HOLD))} == set()
    assert {next(place for place in MAY_HOLD if file.startswith(place)) for _, file in hits} == set(MAY_HOLD)


def test_no_word_that_was_said_holds_a_secret(session: Session, canaries: dict[str, str]) -> None:
    """Output, errors, JSON, and what the policies say of an object with secrets in it."""
    said = "".join(session.said).encode()
    assert b"k01-no-privileged-containers" in said
    assert b"g01-data-class-in-jurisdiction" in said
    assert {name for name, secret in canaries.items() if any(form in said for form in forms(secret))} == set()


def test_no_command_line_holds_a_secret(session: Session, canaries: dict[str, str]) -> None:
    """Every user of the machine can read the command lines of the sandbox's processes."""
    (cluster,) = session.project.clusters(NAME).values()
    lines = b"".join(Path(f"/proc/{process.pid}/cmdline").read_bytes() for process in cluster.processes())
    assert b"kube-apiserver" in lines
    assert {name for name, secret in canaries.items() if secret.encode() in lines} == set()
