"""Rows are counted by table, source and day, the oldest first."""

from datetime import timedelta

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.provenance import batches


def test_every_row_is_in_one_batch() -> None:
    """And each batch is as old as its day."""
    catalog = load_catalog()
    tables = {name: catalog.rows(name) for name in ("accelerators", "offers")}
    newest = max(row.day("as_of") for rows in tables.values() for row in rows.values())
    found = batches(tables, newest + timedelta(days=3))
    assert sum(b.rows for b in found) == sum(map(len, tables.values()))
    assert [b.age_days for b in found] == sorted((b.age_days for b in found), reverse=True)
    assert found[-1].age_days == 3
    assert len({(b.table, b.source, b.as_of) for b in found}) == len(found)
