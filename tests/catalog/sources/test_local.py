"""A local file has the columns of offers.csv, each row validated, and may bring types of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.schema import read_schema
from landing_zone.catalog.sources.local import make
from landing_zone.catalog.sources.source import PriceKind
from landing_zone.errors import InputError

CELLS = {
    "cloud": "aws",
    "instance_type": "p9.48xlarge",
    "region": "us-east-1",
    "vcpu": "192",
    "memory_gib": "2048",
    "accelerator": "H100",
    "accelerators": "8",
    "on_demand_usd_per_hour": "40.5",
    "spot_usd_per_hour": "12",
    "source": "our contract",
    "as_of": "2026-11-01",
}


def write(tmp_path: Path, **changed: str) -> str:
    """Write a file of one row."""
    columns = [c.name for c in read_schema(load_catalog().folder, "offers")]
    file = tmp_path / "own.csv"
    file.write_text(f"{','.join(columns)}\n{','.join((CELLS | changed).get(c, '') for c in columns)}\n")
    return str(file)


def test_prices_of_a_type_of_its_own(tmp_path: Path, fetched: Callable[..., Any], node: Any) -> None:
    """Each price is a row, with the source and the day that the file gives."""
    rows = fetched(make(write(tmp_path)), [node("aws", "p5.48xlarge", "H100", 8)], ["aws/us-east-1"])
    assert [(r.type.name, r.kind, r.usd_per_hour, r.source, r.as_of.isoformat()) for r in rows] == [
        ("p9.48xlarge", PriceKind.ON_DEMAND, 40.5, "our contract", "2026-11-01"),
        ("p9.48xlarge", PriceKind.SPOT, 12.0, "our contract", "2026-11-01"),
    ]


def test_what_is_not_asked_for_is_left_out(tmp_path: Path, fetched: Callable[..., Any], node: Any) -> None:
    """Another accelerator, another region."""
    assert fetched(make(write(tmp_path)), [node("aws", "g6.xlarge", "L4", 1)], ["aws/us-east-1"]) == []
    assert fetched(make(write(tmp_path)), [node("aws", "p5.48xlarge", "H100", 8)], ["aws/eu-north-1"]) == []


def test_a_bad_cell_is_named(tmp_path: Path, fetched: Callable[..., Any]) -> None:
    """With line and column, as for the shipped table."""
    with pytest.raises(InputError, match=r"own.csv:2: on_demand_usd_per_hour: -1 is not in"):
        fetched(make(write(tmp_path, on_demand_usd_per_hour="-1")), [], ["aws/us-east-1"])


def test_a_file_must_be_there(tmp_path: Path, fetched: Callable[..., Any]) -> None:
    """Named, and readable."""
    with pytest.raises(InputError, match="--source: no file is named; write --source local=FILE"):
        make(None)
    with pytest.raises(InputError, match=r"none.csv: can't be read \(No such file or directory\)"):
        fetched(make(str(tmp_path / "none.csv")), [], ["aws/us-east-1"])
