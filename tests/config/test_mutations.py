"""Whatever is in the files, the answer is inputs or a fault, never a crash."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from landing_zone.config.document import Inputs
from landing_zone.config.load import load_inputs
from landing_zone.errors import InputError

FRAGMENTS = (
    *"\t\0\n:{}[]'\"#%~é\ufeff\x85\u2028\x1b",
    *(": ", "- ", "? ", "&a ", "*a", "!x ", "|\n", "---\n", "<<: *a", "name", "null", "true"),
    *(".nan", "-1", "1e999", "9" * 400, "\\ud800"),
)
NAMES = ("stacks/Pulumi.test.yaml", "workloads/chat.yaml", "workloads/search.yaml")

edits = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.floats(0, 1),
        st.integers(0, 12),
        st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6), st.binary(max_size=4)),
    ),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=200, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edits=edits)
def test_a_mutated_file_gives_inputs_or_a_fault(
    project: Path, edits: list[tuple[str, float, int, str | bytes]]
) -> None:
    """Every edit replaces a few bytes at a relative position by something else."""
    files = {name: (project / name).read_bytes() for name in NAMES}
    mutated = dict(files)
    for name, position, length, new in edits:
        start = int(position * len(mutated[name]))
        inserted = new if isinstance(new, bytes) else new.encode("utf-8", "replace")
        mutated[name] = mutated[name][:start] + inserted + mutated[name][start + length :]
    try:
        _write(project, mutated)
        answer = _answer(project)
    finally:
        _write(project, files)
    if isinstance(answer, InputError):
        assert str(answer).isprintable()
        assert all(f.file and f.problem and f.fix for f in answer.faults)


def _answer(project: Path) -> Inputs | InputError:
    try:
        return load_inputs(project, "test")
    except InputError as error:
        return error


def _write(project: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (project / name).write_bytes(content)
