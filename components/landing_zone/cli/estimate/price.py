"""The cheapest offer of an accelerator."""

import click

from landing_zone.catalog.catalog import Catalog
from landing_zone.cli.lookup import find_name
from landing_zone.sizing.cost import Quote, quotes


def cheapest(catalog: Catalog, accelerator: str, devices: int, cloud: str | None, region: str | None) -> Quote | None:
    """Return the cheapest offer of so many devices, None where none is known."""
    found = quotes(catalog.offers.values(), accelerator, devices, cloud=cloud, region=region)
    return found[0] if found else None


def find_place(catalog: Catalog, cloud: str | None, region: str | None) -> tuple[str | None, str | None]:
    """Return cloud and region as the catalog writes them; a region may be written `<cloud>/<region>`.

    Raises:
        click.BadParameter: the catalog has no offers there.
    """
    places = {(o.cloud, o.region) for o in catalog.offers.values()}
    if region and "/" in region:
        cloud, _, region = region.partition("/")
    if cloud:
        cloud = find_name(cloud, {c for c, _ in places}, what="offers of a cloud", option="--cloud")
    if region:
        regions = {r for c, r in places if cloud in (None, c)}
        region = find_name(region, regions, what="offers in a region", option="--region")
    return cloud, region


def refuse_place_without_price(cloud: str | None, region: str | None, quote: Quote | None, accelerator: str) -> None:
    """Refuse a place that was asked for and has no offer of the accelerator."""
    if quote is None and (cloud or region):
        where = "/".join(part for part in (cloud, region) if part)
        raise click.BadParameter(f"no offer of {accelerator} in {where}; name another, or none", param_hint="--region")
