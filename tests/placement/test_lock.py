"""The plan file: whole, readable, and refused when it does not belong to its inputs."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.environment import Target
from landing_zone.errors import InputError
from landing_zone.placement.check import PlanInvalid
from landing_zone.placement.lock import current_plan, inputs_digest, plan_text, read_plan, write_plan
from landing_zone.placement.solve import make_plan

Project = Callable[..., Inputs]


def test_a_plan_reads_as_it_was_written(local: Inputs, catalog: Catalog, tmp_path: Path) -> None:
    """The file holds the plan, and nothing else is left in its folder."""
    plan = make_plan(local, catalog)
    file = tmp_path / "plans" / "local.json"
    write_plan(file, plan)
    assert read_plan(file) == plan
    assert list(file.parent.iterdir()) == [file]


def test_the_file_is_made_for_review(local: Inputs, catalog: Catalog) -> None:
    """Sorted keys, two spaces, one newline at the end, no number with a tail of digits."""
    text = plan_text(make_plan(local, catalog))
    content = json.loads(text)
    assert list(content) == sorted(content)
    assert text.startswith('{\n  "')
    assert text.endswith("}\n")
    assert not [
        word
        for word in text.replace(",", " ").split()
        if "." in word and len(word.split(".")[-1]) > 6 and word[0].isdigit()
    ]


def test_the_plan_in_force_is_the_file(local: Inputs, catalog: Catalog, tmp_path: Path) -> None:
    """With `plan: lock` the file decides."""
    file = tmp_path / "local.json"
    write_plan(file, make_plan(local, catalog))
    assert current_plan(local, catalog, file) == read_plan(file)


def test_with_auto_no_file_is_needed(project: Project, catalog: Catalog, tmp_path: Path) -> None:
    """`plan: auto` computes it."""
    inputs = project({"w": {}}, plan="auto")
    assert current_plan(inputs, catalog, tmp_path / "none.json") == make_plan(inputs, catalog)


def test_a_stale_plan_is_refused(project: Project, catalog: Catalog, tmp_path: Path) -> None:
    """A changed workload makes the plan stale, and the message says what to run."""
    file = tmp_path / "test.json"
    write_plan(file, make_plan(project({"w": {}}), catalog))
    with pytest.raises(InputError, match="plan is stale: run `lz plan test`"):
        current_plan(project({"w": {"replicas": {"min": 2}}}), catalog, file)


def test_an_edited_plan_is_refused(local: Inputs, catalog: Catalog, tmp_path: Path) -> None:
    """A residency rule is not got around by writing another cluster into the file."""
    file = tmp_path / "local.json"
    write_plan(file, make_plan(local, catalog))
    content = json.loads(file.read_text())
    decision = next(d for d in content["decisions"] if d["workload"] == "clinical-notes")
    decision |= {"cluster": "us-east", "pool": "a100"}
    file.write_text(json.dumps(content))
    with pytest.raises(PlanInvalid, match="clinical-notes: it may not leave hospital"):
        current_plan(local, catalog, file)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "there is no plan"),
        (b"{", "not a plan: Invalid JSON"),
        (b"\xff", "the plan can't be read"),
        (b"{}", "not a plan: Field required"),
        (b'{"environment": "local", "extra": 1}', "not a plan"),
    ],
)
def test_what_is_no_plan_is_one_line(tmp_path: Path, content: bytes | None, problem: str) -> None:
    """The fault names the file and the command that makes the plan."""
    file = tmp_path / "local.json"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(InputError, match="run `lz plan local`") as caught:
        read_plan(file)
    assert problem in caught.value.faults[0].problem
    assert caught.value.faults[0].file == file


def test_a_failed_write_leaves_the_old_plan(local: Inputs, catalog: Catalog, tmp_path: Path) -> None:
    """The new file takes the old one's place in one step, or not at all."""
    file = tmp_path / "local.json"
    file.mkdir()
    with pytest.raises(OSError, match=r"local\.json"):
        write_plan(file, make_plan(local, catalog))
    assert list(tmp_path.iterdir()) == [file]


def test_the_digest_follows_what_decides(local: Inputs, catalog: Catalog, tmp_path: Path) -> None:
    """The catalog counts; where the plan is rehearsed does not."""
    before = inputs_digest(local, catalog)
    (tmp_path / "schema").mkdir()
    assert inputs_digest(local, Catalog(tmp_path)) != before
    environment = local.environment.value.model_copy(update={"target": Target.CLOUD})
    real = dataclasses.replace(local, environment=dataclasses.replace(local.environment, value=environment))
    assert inputs_digest(real, catalog) == before
