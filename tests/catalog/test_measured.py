"""Reading a user's measured points."""

from pathlib import Path

import pytest

from landing_zone.catalog.measured import MeasuredPoint, read_measured
from landing_zone.errors import InputError

HEADER = "concurrency,input_tokens,output_tokens,ttft_ms,tpot_ms"


def written(folder: Path, *rows: str, header: str = HEADER) -> Path:
    """A file of points."""
    file = folder / "points.csv"
    file.write_text("\n".join((header, *rows)), encoding="utf-8")
    return file


def test_points_are_read_in_any_order_of_columns(tmp_path: Path) -> None:
    """Columns of the user's own are left alone."""
    file = written(
        tmp_path, "vllm,12.5,8,1000,200,150", header="engine,tpot_ms,concurrency,input_tokens,output_tokens,ttft_ms"
    )
    assert read_measured(file) == (MeasuredPoint(8, 1000, 200, 150, 12.5),)


@pytest.mark.parametrize(
    ("rows", "line", "field", "problem"),
    [
        ((), 0, "", "there are no points"),
        (("0,1000,200,150,12",), 2, "concurrency", "0 is not in"),
        (("8,1000,200,150,12", "8,1000,200,150,nan"), 3, "tpot_ms", "nan is not a finite number"),
        (("8,1000,200,-1,12",), 2, "ttft_ms", "-1 is not in"),
        (("8,1000.5,200,150,12",), 2, "input_tokens", "1000.5 is not a whole number"),
        (("8,1000,200,150",), 2, "tpot_ms", "is not a number"),
        (("8,1000,200,150,12", "8,1000,200,160,13"), 3, "concurrency", "this load is there twice"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    tmp_path: Path, rows: tuple[str, ...], line: int, field: str, problem: str
) -> None:
    """File, line and column."""
    with pytest.raises(InputError) as caught:
        read_measured(written(tmp_path, *rows))
    (fault,) = caught.value.faults
    assert (fault.line, fault.field) == (line, field)
    assert problem in fault.problem


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    """In the header's line."""
    with pytest.raises(InputError, match=r"points.csv:1: tpot_ms: the column is missing"):
        read_measured(written(tmp_path, "8,1000,200,150", header="concurrency,input_tokens,output_tokens,ttft_ms"))


def test_what_can_not_be_read_is_one_line(tmp_path: Path) -> None:
    """A missing file, a folder, bytes that are no text."""
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")
    for name in ("none.csv", ".", "bytes.csv"):
        with pytest.raises(InputError):
            read_measured(tmp_path / name)
