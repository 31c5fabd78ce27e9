"""Tables of facts in `benchmarks/data/peers`; `sources.csv` says where each is from."""

import csv
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "peers"


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with (FOLDER / f"{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file))
