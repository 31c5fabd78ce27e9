"""Each table has its age."""

from datetime import date, timedelta

import pytest

from landing_zone.catalog.age import DEFAULT_LIMIT_DAYS, LIMIT_DAYS, Dated, limit_days
from landing_zone.catalog.catalog import TABLES
from landing_zone.catalog.load import load_catalog

DAY = date(2026, 6, 30)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_row_passes_up_to_the_limit_of_its_table(table: str) -> None:
    """On its last day it is not old, on the next it is."""
    row = Dated(table, "x", DAY)
    last = DAY + timedelta(days=limit_days(table))
    assert not row.is_old(last)
    assert row.is_old(last + timedelta(days=1))
    assert row.days(last) == limit_days(table)


def test_prices_age_fastest() -> None:
    """They have the default of half a year; limits are of tables that are there."""
    assert limit_days("offers") == DEFAULT_LIMIT_DAYS == 180
    assert set(LIMIT_DAYS) <= set(TABLES)
    assert all(days > DEFAULT_LIMIT_DAYS for days in LIMIT_DAYS.values())


def test_the_newest_day_is_one_that_has_been() -> None:
    """A row from the future would make every other one old."""
    assert DAY < load_catalog().newest <= date.today()
