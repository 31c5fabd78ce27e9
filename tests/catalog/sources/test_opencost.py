"""OpenCost's price file: nodes by instance type, as on-demand prices with the day of the row."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from landing_zone.catalog.sources.opencost import make
from landing_zone.errors import InputError

FILE = Path(__file__).parent / "data" / "opencost.csv"
REGIONS = ["aws/us-east-1", "gcp/us-central1", "gcp/europe-west4"]


def test_nodes_of_known_types(fetched: Callable[..., Any], node: Any) -> None:
    """The type stands in its column, or in the id where that is the label; a day to come counts as today."""
    types = [node("aws", "p5.48xlarge", "H100", 8), node("gcp", "a2-highgpu-1g", "A100-40GB", 1)]
    rows = fetched(make(str(FILE)), types, REGIONS)
    assert [(r.type.name, r.region, r.usd_per_hour, r.as_of.isoformat()) for r in rows] == [
        ("p5.48xlarge", "us-east-1", 44.5, "2026-10-31"),
        ("a2-highgpu-1g", "us-central1", 3.1, "2026-11-20"),
        ("a2-highgpu-1g", "europe-west4", 3.3, "2026-11-20"),
    ]
    assert {row.source for row in rows} == {"OpenCost price file opencost.csv"}


@pytest.mark.parametrize(
    ("old", "new", "told"), [("44.5", "x", "MarketPriceHourly: `x`"), ("2026-10-31", "31.10.26xx", "EndT")]
)
def test_a_bad_cell_is_named(
    *, tmp_path: Path, fetched: Callable[..., Any], node: Any, old: str, new: str, told: str
) -> None:
    """Lines count comments too."""
    file = tmp_path / "prices.csv"
    file.write_text(FILE.read_text().replace(old, new, 1))
    with pytest.raises(InputError, match=f"prices.csv:3: {told}"):
        fetched(make(str(file)), [node("aws", "p5.48xlarge")], REGIONS)


def test_a_file_must_be_named() -> None:
    """There is no default."""
    with pytest.raises(InputError, match="--source: no file is named; write --source opencost=FILE"):
        make(None)
