"""`lz plan` decides, writes the plan file, and tells what changed; an infeasible answer is told and not written."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LZ = Callable[..., Any]


def test_the_plan_is_written_and_told(project: Any, lz: LZ) -> None:
    """Workload, place and price on the screen; the contract's keys in the file."""
    done = lz("plan", "tiny")
    assert done.code == 0, done.err
    assert "clinic/l40s" in done.out
    assert "left out" in done.out
    plan = json.loads(project.plan.read_text())
    assert {"inputs_digest", "objective", "decisions"} <= plan.keys()
    assert [(d["workload"], d["status"], d["pool"]) for d in plan["decisions"]] == [
        ("advice", "unplaced", None),
        ("notes", "placed", "l40s"),
    ]


def test_json_is_the_plan_file(project: Any, lz: LZ) -> None:
    """One document on stdout, the same that is written."""
    done = lz("plan", "tiny", "--json")
    assert done.document == json.loads(project.plan.read_text())


def test_again_is_the_same_bytes(project: Any, lz: LZ) -> None:
    """And says that nothing changes."""
    lz("plan", "tiny")
    before = project.plan.read_bytes()
    assert "nothing changes" in lz("plan", "tiny").out
    assert project.plan.read_bytes() == before


def test_a_change_is_named(project: Any, lz: LZ) -> None:
    """Only the workload whose rule changed."""
    lz("plan", "tiny")
    project.replace(project.workload.with_name("advice.yaml"), "data_class: swiss", "data_class: internal")
    told = lz("plan", "tiny").out.partition("Against the plan before:")[2]
    assert told.strip().startswith("advice moved: left out → clinic/l40s")
    assert "notes" not in told


def test_check_writes_nothing_and_finds_a_stale_plan(project: Any, lz: LZ) -> None:
    """For a pipeline: 1 without or with an old plan, 0 with the current one."""
    assert lz("plan", "tiny", "--check").code == 1
    assert not project.plan.exists()
    lz("plan", "tiny")
    assert lz("plan", "tiny", "--check").code == 0
    project.replace(project.workload, "requests_per_second: 0.1", "requests_per_second: 0.2")
    before = project.plan.read_bytes()
    assert lz("plan", "tiny", "--check").code == 1
    assert project.plan.read_bytes() == before


def test_an_infeasible_plan_is_told_and_not_written(project: Any, lz: LZ) -> None:
    """Exit 1, the rules in conflict, and the plan file as it was."""
    lz("plan", "tiny")
    before = project.plan.read_bytes()
    project.replace(project.workload, "data_class: internal", "data_class: swiss")
    done = lz("plan", "tiny", "--json")
    assert done.code == 1
    assert done.document["status"] == "infeasible"
    assert "jurisdictions" in done.document["conflicts"][0]
    assert project.plan.read_bytes() == before
    assert "cannot hold together" in lz("plan", "tiny").out


def test_explain_tells_one_workload(lz: LZ) -> None:
    """Why there, and what was not chosen."""
    done = lz("plan", "tiny", "--explain", "advice")
    assert done.code == 0
    assert done.out.startswith("advice: left out")
    assert "swiss" in done.out
    told = lz("plan", "tiny", "--explain", "advice", "--json").document["explanation"]
    assert (told["workload"], told["complete"]) == ("advice", True)
    assert [turn["what"] for turn in told["turns"]] == ["jurisdictions"]


def test_explain_tells_what_would_change_a_place(lz: LZ) -> None:
    """Range of its times, worth of its pool's nodes, and the demand that needs more."""
    done = lz("plan", "tiny", "--explain", "notes")
    assert done.code == 0
    for told in ("Eight of ten lie between", "nodes of clinic/l40s (2): one node more saves", "demand above ×"):
        assert told in done.out


def test_explain_suggests_a_near_name(project: Any, lz: LZ) -> None:
    """A workload that is not there is bad input, before anything is written."""
    done = lz("plan", "tiny", "--explain", "advise")
    assert done.code == 2
    assert "no workload `advise` in this environment; did you mean `advice`?" in done.err
    assert not project.plan.exists()


def test_the_report_is_a_file(lz: LZ, tmp_path: Path) -> None:
    """Written where it was asked for."""
    assert lz("plan", "tiny", "--report", str(tmp_path / "out.html")).code == 0
    assert (tmp_path / "out.html").read_text().startswith("<!doctype html>")


def test_a_report_that_can_t_be_written_leaves_no_plan(project: Any, lz: LZ) -> None:
    """All or nothing."""
    done = lz("plan", "tiny", "--report", "nowhere/out.html")
    assert done.code == 2
    assert "--report: can't be written" in done.err
    assert not project.plan.exists()


def test_a_broken_plan_file_is_replaced(project: Any, lz: LZ) -> None:
    """It can't be compared, which is said, and that is all."""
    project.plan.parent.mkdir()
    project.plan.write_text("{")
    done = lz("plan", "tiny")
    assert done.code == 0
    assert "warning: the plan before can't be compared" in done.err
    assert json.loads(project.plan.read_text())["environment"] == "tiny"


BAD = {
    "yaml syntax": ("stack", "site: on-prem", "site: [on-prem"),
    "tab": ("stack", "        region: fra", "\tregion: fra"),
    "unknown key": ("stack", "region: fra", "regoin: fra"),
    "wrong type": ("stack", "per_node: 4", "per_node: four"),
    "text for a number": ("stack", "per_node: 4", 'per_node: "4"'),
    "negative number": ("stack", "price_usd_per_hour: 4.76", "price_usd_per_hour: -1"),
    "not a number": ("stack", "price_usd_per_hour: 4.76", "price_usd_per_hour: .nan"),
    "unknown accelerator": ("stack", "accelerator: L40S", "accelerator: L40Z"),
    "unknown site": ("stack", "site: on-prem", "site: moon"),
    "min above max": ("stack", "nodes: {max: 2, names: [gpu-1, gpu-2]}", "nodes: {min: 3, max: 2}"),
    "names and max": ("stack", "names: [gpu-1, gpu-2]", "names: [gpu-1]"),
    "key twice": ("stack", "region: fra", "region: fra\n        region: ber"),
    "no tenants": ("stack", "      - {name: ward, owner: ai@clinic.example}", "      []"),
    "second document": ("stack", "config:\n", "---\n---\nconfig:\n"),
    "name with a slash": ("stack", "- name: clinic", "- name: clinic/../x"),
    "unknown region": ("workload", "region: azure/germanywestcentral", "region: azure/atlantis"),
    "unknown model": ("workload", "name: microsoft/phi-4", "name: microsoft/phi-400"),
    "unknown data class": ("workload", "data_class: internal", "data_class: infernal"),
    "unknown tenant": ("workload", "tenant: ward", "tenant: wards"),
    "unknown task": ("workload", "task: chat", "task: chatter"),
    "shares": ("workload", "share: 1}", "share: 0.7}"),
    "another name than the file": ("workload", "name: notes", "name: note"),
    "a uri of no store": ("workload", "uri: s3://models", "uri: ftp://models"),
    "alias bomb": ("workload", "industry: healthcare", "industry: &a [x, x]\nowner: [*a, *a]"),
    "waits for itself": ("workload", "context_tokens: 8192", "context_tokens: 8192\nafter: [notes]"),
    "waits for nobody": ("workload", "context_tokens: 8192", "context_tokens: 8192\nafter: [nobody]"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_one_line_and_nothing_is_written(project: Any, lz: LZ, case: str) -> None:
    """Exit 2; the line has file, line and a fix."""
    which, old, new = BAD[case]
    file = project.stack if which == "stack" else project.workload
    project.replace(file, old, new)
    done = lz("plan", "tiny")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {file.relative_to(project.root)}:")
    assert done.err.count("\n") == 1
    assert "; " in done.err
    assert not project.plan.parent.exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"a: \0", b"- " * 600_000])
def test_a_file_that_is_no_small_text_is_refused(project: Any, lz: LZ, content: bytes) -> None:
    """Empty, not UTF-8, binary, too large."""
    project.stack.write_bytes(content)
    done = lz("plan", "tiny")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


def test_a_link_out_of_the_project_is_refused(project: Any, lz: LZ, tmp_path: Path) -> None:
    """What is outside was not reviewed."""
    outside = tmp_path / "outside.yaml"
    project.workload.rename(outside)
    project.workload.symlink_to(outside)
    done = lz("plan", "tiny")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "lies outside of the project" in done.err


def test_an_environment_that_is_not_there(lz: LZ) -> None:
    """Its file is named, and a near name."""
    done = lz("plan", "tinny")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "`tiny`" in done.err


def test_the_installed_command_ends_the_same_way(project: Any, lz_process: LZ) -> None:
    """As a process, with `--json`: the line on stderr, the fault on stdout, no traceback."""
    project.replace(project.workload, "tenant: ward", "tenant: wards")
    done = lz_process("plan", "tiny", "--json")
    assert done.code == 2
    assert done.err.count("\n") == 1
    error = done.document["error"]
    assert (error["file"], error["line"], error["field"]) == ("workloads/notes.yaml", 4, "tenant")
    assert "Traceback" not in done.out + done.err
