"""Secrets are found by reference, and never shown."""

from pathlib import Path

import pytest

from landing_zone.config.secret import SecretRef, resolve
from landing_zone.config.source_map import SourceMap
from landing_zone.errors import InputError

CANARY = "hunter2-canary"


def _ref(**where: str) -> SecretRef:
    return SecretRef.model_validate(where)


def test_a_secret_comes_from_the_environment(tmp_path: Path) -> None:
    """By the variable's name."""
    assert resolve(_ref(env="TOKEN"), tmp_path, {"TOKEN": CANARY}) == CANARY


def test_a_secret_comes_from_a_file_without_its_line_break(tmp_path: Path) -> None:
    """One line break at the end is the editor's; more belong to the secret."""
    (tmp_path / "token").write_bytes(f" {CANARY}\n\r\n".encode())
    assert resolve(_ref(file="token"), tmp_path, {}) == f" {CANARY}\n"


@pytest.mark.parametrize("environ", [{}, {"TOKEN": ""}, {"TOKEN": " \n"}])
def test_a_variable_that_is_not_set_is_named(tmp_path: Path, environ: dict[str, str]) -> None:
    """The message names the variable, and the place of the reference if that is known."""
    source = SourceMap(Path("stacks/Pulumi.test.yaml"), {("tenants", 0, "registry_secret"): 34})
    with pytest.raises(InputError) as caught:
        resolve(_ref(env="TOKEN"), tmp_path, environ, source=source, path=("tenants", 0, "registry_secret"))
    assert str(caught.value) == (
        "stacks/Pulumi.test.yaml:34: tenants.0.registry_secret: secret $TOKEN is empty or not set; "
        "set the variable to the secret"
    )


@pytest.mark.parametrize("path", ["../token", "/etc/hostname", "link", "gone", "folder", "a\0b", "x" * 1000, "empty"])
def test_a_file_that_is_not_of_the_project_is_refused(tmp_path: Path, path: str) -> None:
    """Neither `..` nor an absolute path nor a link leads out of the project; what is not a file is no secret."""
    root = tmp_path / "project"
    (root / "folder").mkdir(parents=True)
    (root / "empty").touch()
    (tmp_path / "token").write_text(CANARY, encoding="utf-8")
    (root / "link").symlink_to("../token")
    with pytest.raises(InputError) as caught:
        resolve(_ref(file=path), root, {})
    assert caught.value.exit_code == 2
    assert CANARY not in str(caught.value)


def test_a_file_that_is_not_text_is_refused_without_its_content(tmp_path: Path) -> None:
    """The bytes are not shown."""
    (tmp_path / "token").write_bytes(CANARY.encode() + b"\xff")
    with pytest.raises(InputError, match="is not UTF-8 text") as caught:
        resolve(_ref(file="token"), tmp_path, {})
    assert CANARY not in str(caught.value)


def test_an_encrypted_value_is_left_to_the_engine(tmp_path: Path) -> None:
    """Only the Pulumi program can decrypt it."""
    with pytest.raises(InputError, match="is encrypted in the stack file; let the Pulumi program read it"):
        resolve(_ref(config="ai-landing-zone:token"), tmp_path, {})
