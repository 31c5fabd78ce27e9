"""Files that are not small UTF-8 text inside the project."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from landing_zone.config.text_file import MAX_BYTES, read_text
from landing_zone.errors import InputError

Refusal = Callable[..., InputError]


def _missing(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.with_name("gone.yaml"))


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _outside(file: Path) -> None:
    target = file.parents[2] / "outside.yaml"
    file.rename(target)
    file.symlink_to(target)


def _absolute_outside(file: Path) -> None:
    file.unlink()
    file.symlink_to("/etc/hostname")


def _loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def _device(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("spoil", "line", "problem", "fix"),
    [
        (_missing, 0, "is missing", "create it"),
        (_folder, 0, "is not a regular file", "text file in its place"),
        (_pipe, 0, "is not a regular file", "text file in its place"),
        (_outside, 0, "lies outside of the project", "links may not leave it"),
        (_absolute_outside, 0, "lies outside of the project", "links may not leave it"),
        (_loop, 0, "cannot be followed", "file itself"),
        (_device, 0, "lies outside of the project", "links may not leave it"),
        (lambda f: f.write_bytes(b"x" * 10_000_000), 0, "is larger than 1 MiB", "one environment or workload per file"),
        (lambda f: f.write_bytes(b"name: a\ntitle: \xff\n"), 2, "is not UTF-8 text", "save it as UTF-8"),
        (lambda f: f.write_bytes("name: a".encode("utf-16")), 1, "NUL bytes", "UTF-8"),
        (lambda f: f.write_bytes(b"name: a\n\ntitle: \0\n"), 3, "holds NUL bytes", "save it as UTF-8 text"),
    ],
)
@pytest.mark.parametrize("name", ["stacks/Pulumi.test.yaml", "workloads/chat.yaml"])
def test_what_is_not_a_small_text_file_of_the_project_is_refused(
    *, project: Path, refusal: Refusal, name: str, spoil: Callable[[Path], None], line: int, problem: str, fix: str
) -> None:
    """Both kinds of file are refused by name, for every kind of file that is not text."""
    spoil(project / name)
    (fault,) = refusal().faults
    assert str(fault.file) == name
    assert fault.line == line
    assert problem in fault.problem
    assert fix in fault.fix


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own reason is passed on."""
    file = tmp_path / "closed.yaml"
    file.write_text("name: a\n", encoding="utf-8")
    monkeypatch.setattr(Path, "open", _denied)
    with pytest.raises(InputError, match=r"^closed\.yaml: cannot be read \(Permission denied\); make it readable"):
        read_text(file, tmp_path)


def _denied(*_: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_the_largest_file_is_read_whole(tmp_path: Path) -> None:
    """1 MiB is allowed, one byte more is not."""
    file = tmp_path / "large.yaml"
    file.write_bytes(b"x" * MAX_BYTES)
    assert len(read_text(file, tmp_path)) == MAX_BYTES
    file.write_bytes(b"x" * (MAX_BYTES + 1))
    with pytest.raises(InputError, match="1 MiB"):
        read_text(file, tmp_path)


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    """Editors of Windows write one."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbfname: a\n")
    assert read_text(file, tmp_path) == "name: a\n"


def test_a_link_inside_the_project_is_followed(tmp_path: Path) -> None:
    """Workloads may be shared by links, as long as they stay inside; the project itself may be a link, too."""
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "real.yaml").write_text("name: a\n", encoding="utf-8")
    (tmp_path / "project" / "link.yaml").symlink_to("real.yaml")
    (tmp_path / "alias").symlink_to("project")
    assert read_text(tmp_path / "alias" / "link.yaml", tmp_path / "alias") == "name: a\n"
