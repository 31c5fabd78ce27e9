"""Private files are written whole, links lead where they are told to."""

from pathlib import Path

from landing_zone.sandbox.files import link, write_private


def test_a_private_file_is_its_owners_alone(tmp_path: Path) -> None:
    """Written anew as well."""
    for text in ("one", "two"):
        write_private(tmp_path / "folder" / "file", text)
    assert (tmp_path / "folder" / "file").read_text() == "two"
    assert (tmp_path / "folder" / "file").stat().st_mode & 0o777 == 0o600


def test_a_link_is_led_elsewhere(tmp_path: Path) -> None:
    """Also when it led nowhere."""
    for target in (tmp_path / "none", tmp_path):
        link(tmp_path / "folder" / "link", target)
        assert (tmp_path / "folder" / "link").readlink() == target
