"""`lz what-if` tells what would come of changes; it writes nothing and refuses what it can't understand."""

from collections.abc import Callable
from typing import Any

import pytest

LZ = Callable[..., Any]


def test_several_changes_at_once(project: Any, lz: LZ) -> None:
    """Both plans' figures; the plan file and the inputs stay as they are."""
    lz("plan", "tiny")
    before = {file: file.read_bytes() for file in project.root.rglob("*.*") if file.is_file()}
    done = lz("what-if", "tiny", "--price", "clinic=2", "--demand", "notes=1.5", "--margin", "2", "--carbon", "50")
    assert done.code == 0, done.err
    assert "price of clinic × 2; demand of notes × 1.5; carbon at 50 USD/t; demand margin 2" in done.out
    assert "$9.52" in done.out
    assert {file: file.read_bytes() for file in project.root.rglob("*.*") if file.is_file()} == before


def test_json(project: Any, lz: LZ) -> None:
    """One document with both plans' figures and the differences."""
    lz("plan", "tiny")
    document = lz("what-if", "tiny", "--price", "clinic/l40s=1.5", "--json").document
    assert document["scenario"] == ["price of clinic/l40s × 1.5"]
    assert document["change_usd_per_hour"] == pytest.approx(2.38)
    assert (document["before"]["status"], document["after"]["status"], document["moves"]) == ("optimal", "optimal", 0)
    assert [left["workload"] for left in document["left_out"]] == ["advice"]


def test_an_impossible_world_exits_with_1(project: Any, lz: LZ) -> None:
    """The rules in conflict are told."""
    done = lz("what-if", "tiny", "--lose", "clinic")
    assert done.code == 1
    assert "infeasible" in done.out
    assert "cannot hold together" in done.out


def test_a_stale_plan_is_not_compared_with(project: Any, lz: LZ) -> None:
    """One of these inputs is made for it, and that is said."""
    lz("plan", "tiny")
    project.replace(project.stack, "price_usd_per_hour: 4.76", "price_usd_per_hour: 5")
    done = lz("what-if", "tiny", "--price", "clinic=2", "--json")
    assert done.document["before"]["cost_usd_per_hour"] == pytest.approx(5)
    assert "of other inputs: compared with one made now" in done.err


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--price", "clinc=2", "did you mean `clinic`"),
        ("--lose", "clinic/l40", "did you mean `clinic/l40s`"),
        ("--quota", "wrd=2", "did you mean `ward`"),
        ("--demand", "note=2", "did you mean `notes`"),
        ("--rule", "swis.spot=true", "did you mean `swiss`"),
        ("--break-even", "note", "did you mean `notes`"),
        ("--price", "clinic", "of the form NAME=FACTOR"),
        ("--demand", "many", "is not a number"),
        ("--margin", "0.5", "0.5"),
    ],
)
def test_bad_input_is_one_line(project: Any, lz: LZ, option: str, value: str, says: str) -> None:
    """Exit 2, the option, and the way out."""
    done = lz("what-if", "tiny", option, value)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert option in done.err
    assert says in done.err


def test_nothing_different_is_refused(project: Any, lz: LZ) -> None:
    """There would be nothing to compare."""
    done = lz("what-if", "tiny")
    assert done.code == 2
    assert "nothing is different" in done.err


def test_break_even_alone_makes_no_plan(project: Any, lz: LZ) -> None:
    """It is told in text and JSON."""
    done = lz("what-if", "tiny", "--break-even", "notes")
    assert done.code == 0, done.err
    assert "Break-even of notes at 0.1 requests/s" in done.out
    assert "clinic/l40s" in done.out
    found = lz("what-if", "tiny", "--break-even", "notes", "--json").document
    assert set(found) == {"break_even"}
    lines = {line["name"]: line for line in found["break_even"]["lines"]}
    assert lines["clinic/l40s"]["now_usd_per_hour"] == pytest.approx(4.76)
    assert lines["azure-foundry/global/Phi-4/token"]["payment"] == "by token"


def test_a_report(project: Any, lz: LZ) -> None:
    """One HTML file with both."""
    done = lz("what-if", "tiny", "--demand", "2", "--break-even", "notes", "--replan", "--report", "w.html")
    assert done.code == 0, done.err
    page = (project.root / "w.html").read_text()
    assert "<h1>tiny: what if</h1>" in page
    assert page.count("<svg") == 2
