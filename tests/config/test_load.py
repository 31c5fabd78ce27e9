"""Loading an environment and its workloads as a whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from landing_zone.config.load import load_environment, load_inputs, load_workload
from landing_zone.errors import InputError

Replace = Callable[[str, str, str], int]
Refusal = Callable[..., InputError]


def test_inputs_hold_the_environment_and_workloads_by_name(project: Path) -> None:
    """A project that is right loads whole, its workloads sorted by name."""
    inputs = load_inputs(project, "test")
    assert inputs.name == "test"
    assert [c.name for c in inputs.environment.value.clusters] == ["berlin", "ohio"]
    assert [w.value.name for w in inputs.workloads] == ["chat", "search"]


def test_every_value_knows_its_file_and_line(project: Path, replace: Replace) -> None:
    """Lines are those of the stack file, although the environment lies two keys deep in it."""
    line = replace("stacks/Pulumi.test.yaml", "accelerator: cpu", "accelerator: cpu")
    source = load_environment(project, "test").source
    assert source.file == Path("stacks/Pulumi.test.yaml")
    assert source.line(("clusters", 0, "pools", 1, "accelerator")) == line


def test_a_value_that_is_not_written_has_the_line_of_its_parent(project: Path, replace: Replace) -> None:
    """A default is reported where it could be written."""
    line = replace("stacks/Pulumi.test.yaml", "- name: ohio", "- name: ohio")
    assert load_environment(project, "test").source.line(("clusters", 1, "gpu", "owner")) == line


def test_only_the_named_workloads_are_loaded(project: Path, replace: Replace) -> None:
    """A workload of another environment may be wrong without harm to this one."""
    replace("stacks/Pulumi.test.yaml", "    plan: auto", "    plan: auto\n    workloads: [search]")
    (project / "workloads" / "chat.yaml").write_text("]", encoding="utf-8")
    assert [w.value.name for w in load_inputs(project, "test").workloads] == ["search"]


def test_an_empty_list_of_workloads_is_none_of_them(replace: Replace, project: Path) -> None:
    """Only an absent list stands for every file."""
    replace("stacks/Pulumi.test.yaml", "    plan: auto", "    plan: auto\n    workloads: []")
    assert load_inputs(project, "test").workloads == ()


def test_other_values_of_the_stack_file_are_the_engines_own(project: Path, replace: Replace) -> None:
    """The salt and other keys that Pulumi writes into the stack file are left alone."""
    replace("stacks/Pulumi.test.yaml", "config:\n", "encryptionsalt: v1:c2FsdA==\nconfig:\n  aws:region: us-east-2\n")
    assert load_inputs(project, "test").name == "test"


def test_a_workload_loads_by_its_path(project: Path) -> None:
    """Without a project, the file is named by itself."""
    document = load_workload(project / "workloads" / "search.yaml")
    assert (document.value.name, document.source.file) == ("search", Path("search.yaml"))


def test_all_faults_of_all_workloads_are_reported_together(refusal: Refusal, replace: Replace) -> None:
    """The line shows the first fault and how many follow; all of them are in the error."""
    replace("workloads/chat.yaml", "share: 0.5}\n    - {region: azure/germanynorth", "share: 2}\n    - {regoin: azure")
    replace("workloads/search.yaml", "requests_per_second: 5", "requests_per_second: -5")
    error = refusal()
    assert [f.file.name for f in error.faults] == ["chat.yaml", "chat.yaml", "search.yaml"]
    assert "(and 2 more" in str(error)


@pytest.mark.parametrize(
    ("environment", "problem", "fix"),
    [
        ("tset", "stacks/Pulumi.tset.yaml", "did you mean `test`?"),
        ("production", "is missing", "use one of `test`"),
        ("../test", "`../test` is not the name", "`test`"),
        ("Test", "`Test` is not the name", "did you mean `test`?"),
        ("", "is not the name", "use one of `test`"),
        ("a\n\x1b[31m\0", "is not the name", "use one of `test`"),
        ("x" * 5000, "is not the name", "use one of `test`"),
    ],
)
def test_an_environment_without_stack_file_is_named(refusal: Refusal, environment: str, problem: str, fix: str) -> None:
    """A misspelt or invalid environment is refused by name, and the existing ones are suggested."""
    error = refusal(environment)
    assert problem in str(error)
    assert fix in error.faults[0].fix


@pytest.mark.parametrize(
    ("old", "new", "line", "problem", "fix"),
    [
        ("config:\n", "confg:\n", 1, "has no key `config`", "did you mean `confg`?"),
        ("ai-landing-zone:environment", "ai-landing-zone:enviroment", 1, "has no key", "`ai-landing-zone:enviroment`"),
        ("config:\n", "config: 3\nother:\n", 1, "must be a mapping", "key `ai-landing-zone:environment`"),
        ("config:\n", "config: {}\nother:\n", 1, "has no key", "add it"),
        ("    target", "    - 3\n    - target", 2, "must be a mapping", "write it with the keys `target`"),
    ],
)
def test_a_stack_file_without_environment_is_refused(
    *, project: Path, refusal: Refusal, old: str, new: str, line: int, problem: str, fix: str
) -> None:
    """What is missing above the environment is named at the place where it belongs."""
    file = project / "stacks" / "Pulumi.test.yaml"
    text = file.read_text(encoding="utf-8").replace(old, new, 1)
    file.write_text(text if "- target" not in new else text.split("    plan")[0], encoding="utf-8")
    (fault,) = refusal().faults
    assert (fault.file.name, fault.line) == ("Pulumi.test.yaml", line)
    assert problem in fault.problem
    assert fix in fault.fix


def test_an_environment_that_names_an_unknown_workload_is_refused(replace: Replace, refusal: Refusal) -> None:
    """The name is reported in the stack file, with the nearest workload."""
    names = "    plan: auto\n    workloads:\n      - chat\n      - serach"
    line = replace("stacks/Pulumi.test.yaml", "    plan: auto", names)
    (fault,) = refusal().faults
    assert (fault.file.name, fault.line, fault.field) == ("Pulumi.test.yaml", line + 3, "workloads.1")
    assert fault.fix == "did you mean `search`?"


def test_a_workload_is_named_as_its_file(project: Path, refusal: Refusal) -> None:
    """Names and files agree, so that a workload is found by its name."""
    (project / "workloads" / "search.yaml").rename(project / "workloads" / "find.yaml")
    (fault,) = refusal().faults
    assert (str(fault.file), fault.line, fault.field) == ("workloads/find.yaml", 1, "name")
    assert "rename the file to `search.yaml`" in fault.fix


def test_a_copied_workload_does_not_hide_the_first(project: Path, refusal: Refusal) -> None:
    """Two files with one name are refused at the copy."""
    copy = project / "workloads" / "search-copy.yaml"
    copy.write_text((project / "workloads" / "search.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert [str(f.file) for f in refusal().faults] == ["workloads/search-copy.yaml"]


def test_a_file_that_would_be_overlooked_is_refused(project: Path, refusal: Refusal) -> None:
    """`.yml` is not silently left out."""
    (project / "workloads" / "search.yaml").rename(project / "workloads" / "search.yml")
    (fault,) = refusal().faults
    assert (str(fault.file), fault.fix) == ("workloads/search.yml", "rename it to `search.yaml`")


def test_a_project_without_workloads_is_refused(project: Path, refusal: Refusal) -> None:
    """There is nothing to plan."""
    for file in (project / "workloads").iterdir():
        file.unlink()
    (fault,) = refusal().faults
    assert (str(fault.file), fault.problem) == ("workloads", "holds no workload")
