"""Where secret references lead."""

from pathlib import Path

import pytest

from landing_zone.config.secret import SecretRef
from landing_zone.infra.secrets import MissingSecret, find_secret


def test_a_variable_gives_its_value(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As it is."""
    monkeypatch.setenv("TOKEN", "canary")
    assert find_secret(SecretRef(env="TOKEN"), tmp_path) == "canary"


@pytest.mark.parametrize("value", [None, ""])
def test_a_missing_variable_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str | None) -> None:
    """An empty one is missing, too."""
    monkeypatch.delenv("TOKEN", raising=False)
    if value is not None:
        monkeypatch.setenv("TOKEN", value)
    with pytest.raises(MissingSecret, match="`TOKEN` is not set"):
        find_secret(SecretRef(env="TOKEN"), tmp_path)


def test_a_file_gives_its_text(tmp_path: Path) -> None:
    """Without the newline that editors add."""
    (tmp_path / "token").write_text("canary\n", encoding="utf-8")
    assert find_secret(SecretRef(file="token"), tmp_path) == "canary"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """With its name, not its content."""
    with pytest.raises(MissingSecret, match="`token` can't be read"):
        find_secret(SecretRef(file="token"), tmp_path)


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    """A secret file lies inside the project."""
    outside = tmp_path / "outside"
    outside.write_text("canary", encoding="utf-8")
    project = tmp_path / "project"
    project.mkdir()
    (project / "token").symlink_to(outside)
    with pytest.raises(MissingSecret, match="lies outside the project"):
        find_secret(SecretRef(file="token"), project)
