"""Resources one a line."""

from pathlib import Path

import pytest

from landing_zone.errors import InputError
from landing_zone_policies.sources.lines import read_lines
from landing_zone_policies.unknown import UNKNOWN

POD = '{"id": "p", "type": "kubernetes:core/v1:Pod", "props": {}}'


def _file(folder: Path, text: str) -> Path:
    file = folder / "resources.jsonl"
    file.write_text(text, encoding="utf-8")
    return file


def test_each_line_is_a_resource(tmp_path: Path) -> None:
    """With its options; empty lines are none, and further keys are nobody's business."""
    opts = '{"protect": true, "provider": "hospital", "version": "4.1.0"}'
    file = _file(
        tmp_path, f'{POD}\n\n{{"id": "b", "type": "aws:s3/bucket:Bucket", "props": {{}}, "opts": {opts}, "x": 1}}'
    )
    pod, bucket = read_lines(file)
    assert (pod.id, pod.opts.protect, pod.opts.provider) == ("p", None, None)
    assert bucket.opts.protect is True
    assert bucket.opts.version == "4.1.0"
    assert bucket.opts.provider
    assert bucket.opts.provider.name == "hospital"
    assert bucket.origin
    assert bucket.origin.line == 3


def test_an_unknown_option_is_not_taken_for_set(tmp_path: Path) -> None:
    """Nor for left out."""
    opts = '{"protect": "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7"}'
    (bucket,) = read_lines(_file(tmp_path, f'{{"id": "b", "type": "t", "props": {{}}, "opts": {opts}}}'))
    assert bucket.opts.protect is UNKNOWN


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "is not JSON"),
        ("[]", "is not a resource"),
        ('{"type": "t", "props": {}}', "id: is missing"),
        ('{"id": "a", "type": 1, "props": {}}', "type: has another type"),
        ('{"id": "a", "type": "t", "props": []}', "props: has another type"),
        ('{"id": "a", "type": "t", "props": {}, "opts": [1]}', "opts: has another type"),
        ("[" * 100_000, "is nested too deeply"),
        ('{"id": "a", "type": "t", "props": {"a": ' + "[" * 200 + "]" * 200 + "}}", "is nested too deeply"),
        ('{"id": "a", "type": "t", "props": {"a": ' + "1" * 5000 + "}}", "holds a number that is too long"),
    ],
)
def test_a_line_that_is_none_is_told_with_its_number(tmp_path: Path, line: str, problem: str) -> None:
    """In one line."""
    with pytest.raises(InputError, match=rf"resources\.jsonl:2: {problem}") as raised:
        read_lines(_file(tmp_path, f"{POD}\n{line}\n"))
    assert "\n" not in str(raised.value)


def test_a_file_that_can_t_be_read_is_refused(tmp_path: Path) -> None:
    """Missing, a folder, not text."""
    (tmp_path / "binary").write_bytes(b"\xff\xfe\xfa")
    for name in ("missing", ".", "binary"):
        with pytest.raises(InputError):
            read_lines(tmp_path / name)
