"""The calendar of Kubernetes versions agrees with itself and with the charts that are installed."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from landing_zone.catalog.kubernetes import TABLE, KubernetesVersion
from landing_zone.catalog.load import load_catalog
from landing_zone.config.provision import Provision
from landing_zone.errors import InputError
from landing_zone.infra.versions import CHARTS, incompatibilities

CATALOG = load_catalog()
VERSIONS = sorted(CATALOG.kubernetes.values(), key=lambda v: (v.site, v.number))


@pytest.mark.parametrize("version", VERSIONS, ids=lambda v: f"{v.site}-{v.minor}")
def test_the_charts_are_those_that_are_installed(version: KubernetesVersion) -> None:
    """What the table says of them is what their own table of versions says."""
    assert version.charts == (not incompatibilities(CHARTS.values(), version.minor))


@pytest.mark.parametrize("version", VERSIONS, ids=lambda v: f"{v.site}-{v.minor}")
def test_support_ends_after_it_began(version: KubernetesVersion) -> None:
    """About a year of it, and what is paid for comes last."""
    assert timedelta(300) < version.standard_until - version.available_from < timedelta(460)
    assert version.extended_until is None or version.extended_until > version.standard_until


@pytest.mark.parametrize("site", ["aws", "azure", "gcp", "on-prem"])
def test_there_is_always_a_next_version(site: str) -> None:
    """No minor version is left out, and each overlaps the one before it: an upgrade is one step at a time."""
    versions = [v for v in VERSIONS if v.site == site]
    for earlier, later in pairwise(versions):
        assert later.number == earlier.number + 1
        assert earlier.available_from < later.available_from <= earlier.supported_until
    assert sum(v.usable(CATALOG.newest) for v in versions) >= 2


@pytest.mark.parametrize("site", ["aws", "azure", "gcp", "on-prem"])
def test_the_version_that_is_made_by_default_can_be_made(site: str) -> None:
    """Wherever the cluster stands, for three months at least."""
    version = CATALOG.kubernetes[site, Provision.model_validate({}).kubernetes]
    assert version.usable(CATALOG.newest)
    assert version.supported_until - CATALOG.newest > timedelta(90)


def test_what_is_no_minor_version_is_refused(tables: Path) -> None:
    """With file, line and column."""
    file = tables / "kubernetes.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("aws,1.32,", "aws,1.x,", 1), encoding="utf-8")
    with pytest.raises(InputError, match=r"kubernetes\.csv:2: minor: `1\.x` is no minor version"):
        TABLE.read(tables)
