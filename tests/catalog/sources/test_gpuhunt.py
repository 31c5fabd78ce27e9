"""gpuhunt's files: from a folder or as the published zip; of several zones the median."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from landing_zone.catalog.sources.gpuhunt import make
from landing_zone.catalog.sources.source import PriceKind
from landing_zone.errors import InputError, SourceError

FOLDER = Path(__file__).parent / "data" / "gpuhunt"
P5, A2 = "p5.48xlarge", "a2-highgpu-1g"
REGIONS = ["aws/us-east-1", "gcp/us-central1"]
EXPECTED = {
    (P5, "us-east-1", PriceKind.ON_DEMAND): 55.04,
    (A2, "us-central1", PriceKind.ON_DEMAND): 3.673385,
    (A2, "us-central1", PriceKind.SPOT): 1.9,
    ("n1-standard-16", "us-central1", PriceKind.ON_DEMAND): 0.76,
}


@pytest.fixture
def types(node: Callable[..., Any]) -> list[Any]:
    """Types of two clouds."""
    return [node("aws", P5, "H100", 8), node("gcp", A2, "A100-40GB", 1), node("gcp", "n1-standard-16")]


def archive(name: str) -> bytes:
    """Return the zip of one file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr(name, (FOLDER / name).read_text())
    return content.getvalue()


def test_a_folder(prices: Callable[..., Any], types: list[Any]) -> None:
    """Zones become regions; a node with an accelerator is not the type without one."""
    assert prices(make(str(FOLDER)), types, REGIONS) == EXPECTED


def test_the_published_files(served: Any, fetched: Callable[..., Any], types: list[Any], waits: list[float]) -> None:
    """The version is asked for first, and told as the source."""
    for cloud in ("aws", "gcp"):
        served.lay(f"/v3/{cloud}/version", "20261101-7\n")
        served.lay(f"/v3/{cloud}/20261101-7/catalog.zip", archive(f"{cloud}.csv"))
    rows = fetched(make(f"{served.address}/v3"), types, REGIONS)
    assert {(r.type.name, r.region, r.kind): r.usd_per_hour for r in rows} == EXPECTED
    assert {row.source for row in rows} == {"gpuhunt catalog, version 20261101-7"}


@pytest.mark.parametrize(
    ("version", "content", "told"),
    [
        ("../../etc", b"", "the version of aws is no version"),
        ("1", b"no zip", "version 1 of aws holds no aws.csv"),
        ("1", archive("gcp.csv"), "version 1 of aws holds no aws.csv"),
    ],
)
def test_what_is_no_catalog_is_told_of(
    *,
    served: Any,
    prices: Callable[..., Any],
    types: list[Any],
    waits: list[float],
    version: str,
    content: bytes,
    told: str,
) -> None:
    """And never a traceback."""
    served.lay("/aws/version", version)
    served.lay("/aws/1/catalog.zip", content)
    with pytest.raises(SourceError, match=f"^gpuhunt: {told}$"):
        prices(make(served.address), types, REGIONS)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("instance_name,location\n", r"aws.csv:1: price: the header lacks this column"),
        (
            "instance_name,location,price,gpu_count,spot\np5.48xlarge,us-east-1,1\n",
            r"aws.csv:2: 3 cells where the header",
        ),
        (
            "instance_name,location,price,gpu_count,spot\np5.48xlarge,us-east-1,x,8,False\n",
            r"aws.csv:2: price: `x` is not",
        ),
        (
            "instance_name,location,price,gpu_count,spot\np5.48xlarge,us-east-1,1,8,no\n",
            r"aws.csv:2: spot: `no` is neither",
        ),
        ("", r"aws.csv: there is no header"),
    ],
)
def test_a_bad_file_is_named(
    tmp_path: Path, prices: Callable[..., Any], types: list[Any], text: str, told: str
) -> None:
    """With line and column."""
    (tmp_path / "aws.csv").write_text(text)
    with pytest.raises(InputError, match=told):
        prices(make(str(tmp_path)), types, REGIONS)


def test_a_folder_must_hold_a_file(tmp_path: Path) -> None:
    """Of one cloud at least; the others may be missing."""
    with pytest.raises(InputError, match=r"holds none of aws.csv, azure.csv, gcp.csv; name the folder that does"):
        make(str(tmp_path))
