"""Programs tell their versions in words of their own."""

from pathlib import Path

import pytest

from landing_zone.engine.binaries.version import read_version


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("Kubernetes v1.36.3", (1, 36, 3)),
        ("etcd Version: 3.6.16\nGo Version: go1.26.8", (3, 6, 16)),
        ("kwok version v0.8.0 go1.26.8 (linux/amd64)", (0, 8, 0)),
        ("v3.259.0", (3, 259, 0)),
        ("who knows", None),
    ],
)
def test_the_first_version_is_the_programs(tmp_path: Path, text: str, version: tuple[int, int, int] | None) -> None:
    """The version of the toolchain comes after it."""
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\nprintf '{text}\\n'\n")
    program.chmod(0o755)
    assert read_version(program, ("--version",)) == version


def test_a_program_that_fails_or_does_not_run_tells_none(tmp_path: Path) -> None:
    """A version printed on the way to an error is not trusted."""
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\necho 1.2.3\nexit 1\n")
    assert read_version(program, ()) is None
    program.chmod(0o755)
    assert read_version(program, ()) is None
