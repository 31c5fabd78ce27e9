"""`lz policy check` runs the pack without the engine."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

LZ = Callable[..., Any]
SAFE = {
    "allowPrivilegeEscalation": False,
    "capabilities": {"drop": ["ALL"]},
    "runAsNonRoot": True,
    "runAsUser": 10_001,
    "seccompProfile": {"type": "RuntimeDefault"},
}
POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: n}\nspec:\n  containers:\n  - name: c\n"
PRIVILEGED = f"{POD}    securityContext: {json.dumps({**SAFE, 'privileged': True})}\n"
UNKNOWN = "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7"


@pytest.fixture
def manifests(tmp_path: Path) -> Path:
    """A folder with a privileged pod."""
    folder = tmp_path / "k8s"
    folder.mkdir()
    (folder / "pod.yaml").write_text(PRIVILEGED)
    return folder


def _line(file: Path, privileged: object) -> Path:
    spec = {"containers": [{"name": "c", "securityContext": {**SAFE, "privileged": privileged}}]}
    file.write_text(json.dumps({"id": "p1", "type": "kubernetes:core/v1:Pod", "props": {"spec": spec}}))
    return file


def _of(document: Any, control: str) -> list[Any]:
    return [finding for finding in document["findings"] if finding["control"] == control]


def test_a_finding_names_control_resource_and_clauses(lz: LZ, manifests: Path) -> None:
    """Without an environment; the whole document is these two keys."""
    done = lz("policy", "check", "--manifests", str(manifests), "--profile", "baseline", "--json")
    assert done.code == 1, done.err
    assert set(done.document) == {"findings", "checked"}
    assert done.document["checked"] == 1
    (finding,) = _of(done.document, "K01")
    assert set(finding) == {"control", "verdict", "resource", "severity", "message", "clauses"}
    assert (finding["verdict"], finding["severity"]) == ("fail", "critical")
    assert finding["resource"] == "pod.yaml#Pod/n/p"


def test_a_line_is_named_by_its_id(lz: LZ, tmp_path: Path) -> None:
    """Whatever its type is; a value not known yet is undetermined, and lets nothing pass unless allowed to."""
    file = str(_line(tmp_path / "r.jsonl", UNKNOWN))
    check = ("policy", "check", "--resources", file, "--profile", "baseline", "--json")
    done = lz(*check)
    (finding,) = _of(done.document, "K01")
    assert (done.code, finding["resource"], finding["verdict"]) == (1, "p1", "undetermined")
    assert lz(*check, "--undetermined", "1").code == 0


def test_what_is_right_passes(lz: LZ, tmp_path: Path) -> None:
    """With exit code 0 and no findings."""
    done = lz(
        "policy", "check", "--resources", str(_line(tmp_path / "r.jsonl", False)), "--profile", "baseline", "--json"
    )
    assert (done.code, done.document) == (0, {"findings": [], "checked": 1})


def test_an_environment_is_judged_as_it_would_be(lz: LZ) -> None:
    """All that `lz render` writes, by its own profile."""
    lz("plan", "tiny")
    done = lz("policy", "check", "tiny", "--json")
    assert done.code == 0, done.out
    assert done.document["checked"] > 10


def test_files_are_judged_by_an_environment(lz: LZ, tmp_path: Path) -> None:
    """Its clusters and data classes are held against them."""
    labels = "labels: {ai-landing-zone/data-class: swiss}"
    folder = tmp_path / "rendered"
    (folder / "clinic").mkdir(parents=True)
    (folder / "clinic" / "pod.yaml").write_text(POD.replace("namespace: n", f"namespace: n, {labels}"))
    done = lz("policy", "check", "tiny", "--manifests", str(folder), "--json")
    (finding,) = _of(done.document, "G01")
    assert "must stay in CH; cluster `clinic` lies in" in finding["message"]


def _exemptions(root: Path, days: int, resource: str = "*#Pod/n/*") -> None:
    expires = datetime.now(tz=UTC).date() + timedelta(days=days)
    (root / "policies").mkdir(exist_ok=True)
    (root / "policies" / "exemptions.yaml").write_text(
        f"exemptions:\n- control: K01\n  resource: {json.dumps(resource)}\n  reason: it loads a kernel module\n"
        f"  owner: a@clinic.example\n  expires: {expires}\n"
    )


@pytest.mark.parametrize(("days", "code", "verdict"), [(1, 0, "exempt"), (-1, 1, "fail")])
def test_the_project_s_exemptions_apply_until_their_day(
    project: Any, lz: LZ, manifests: Path, *, days: int, code: int, verdict: str
) -> None:
    """They are printed all the same."""
    _exemptions(project.root, days)
    done = lz("policy", "check", "tiny", "--manifests", str(manifests), "--json")
    (finding,) = _of(done.document, "K01")
    assert (done.code, finding["verdict"]) == (code, verdict)


def test_an_exemption_that_nothing_needs_is_a_warning(project: Any, lz: LZ, manifests: Path) -> None:
    """On stderr, in one line."""
    _exemptions(project.root, 1, "gone")
    done = lz("policy", "check", "tiny", "--manifests", str(manifests))
    assert done.err == "warning: the exemption of gone from K01 is not needed: take it out\n"


def test_forms_are_printed_or_written(lz: LZ, manifests: Path, tmp_path: Path) -> None:
    """JSON is on stdout beside a file of another form."""
    check = ("policy", "check", "--manifests", str(manifests), "--profile", "baseline")
    assert "K01" in lz(*check).out
    assert json.loads(lz(*check, "--format", "sarif").out)["version"] == "2.1.0"
    assert lz(*check, "--format", "junit").out.startswith("<?xml")
    done = lz(*check, "--json", "--format", "sarif", "--out", str(tmp_path / "x.sarif"))
    assert done.document["checked"] == 1
    assert json.loads((tmp_path / "x.sarif").read_text())["runs"]
    assert lz(*check, "--json", "--format", "junit").code == 2


def test_bad_input_is_one_line(lz: LZ, manifests: Path, tmp_path: Path) -> None:
    """With file and line; nothing is written."""
    (tmp_path / "r.jsonl").write_text('{"id": "a", "type": "t", "props": {}}\n{"id": 1}\n')
    (manifests / "pod.yaml").write_text("kind: Pod\n---\nkind: [a\n")
    for option, value, where in (
        ("--resources", tmp_path / "r.jsonl", "r.jsonl:2: id"),
        ("--manifests", manifests, "pod.yaml:3"),
        ("--state", tmp_path / "missing.json", "missing.json"),
        ("--preview", tmp_path / "r.jsonl", "r.jsonl:2"),
    ):
        done = lz("policy", "check", option, str(value), "--format", "sarif", "--out", str(tmp_path / "out"))
        assert (done.code, done.err.count("\n")) == (2, 1), done.err
        assert where in done.err
        assert not (tmp_path / "out").exists()


def test_without_anything_to_judge_it_says_what_may_be_named(lz: LZ) -> None:
    """Rather than to pass."""
    assert lz("policy", "check", "--json").code == 2


def test_a_secret_is_never_shown(lz: LZ, tmp_path: Path) -> None:
    """Wherever it is in a state, in clear, and whatever is wrong there."""
    canary = "canary-4711"
    secret = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "plaintext": f'"{canary}"'}
    container = {"name": "c", "image": canary, "args": [canary, secret], "env": [{"name": "PASSWORD", "value": canary}]}
    pod = {"containers": [{**container, "securityContext": {"privileged": canary, "runAsUser": canary}}]}
    state = {
        "urn": "urn:pulumi:s::p::kubernetes:core/v1:Pod::p",
        "type": "kubernetes:core/v1:Pod",
        "inputs": {"spec": pod},
    }
    (tmp_path / "state.json").write_text(json.dumps({"deployment": {"resources": [state]}}))
    for form in ("table", "json", "sarif", "junit"):
        done = lz("policy", "check", "--state", str(tmp_path / "state.json"), "--format", form)
        assert done.code == 1
        assert canary not in done.out + done.err
