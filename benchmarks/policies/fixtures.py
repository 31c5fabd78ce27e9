"""Fixtures with an expected verdict."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from landing_zone_policies.normalize import make_resource, object_type
from landing_zone_policies.resource import Resource


@dataclass(frozen=True)
class Fixture:
    """A resource, and what somebody else's check says of it."""

    id: str
    control: str
    subcheck: str
    expected: str
    """`pass` or `fail`."""
    whole: bool
    """Whether a pass is one of the whole control."""
    resource: Resource

    @property
    def peer(self) -> str:
        """Whose check it is."""
        return self.subcheck.partition(":")[0]


def read_fixtures(folder: Path) -> Iterator[Fixture]:
    """Yield the fixtures of a folder, by file and line."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Fixture(
                row["id"],
                row["control"],
                row["subcheck"],
                row["expected"],
                row["whole_control"],
                make_resource(row["id"], row["resource_type"] or object_type(row["object"]), row["object"]),
            )
