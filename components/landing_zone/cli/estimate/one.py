"""One model on one accelerator in one layout."""

import click

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.measured import read_measured
from landing_zone.cli.estimate.answer import document
from landing_zone.cli.estimate.price import cheapest, find_place, refuse_place_without_price
from landing_zone.cli.estimate.query import Query
from landing_zone.cli.estimate.subject import find_accelerator, find_device, find_model
from landing_zone.cli.output import emit_json
from landing_zone.sizing.cost import Quote
from landing_zone.sizing.device import Device
from landing_zone.sizing.estimate import estimate


def estimate_one(query: Query, catalog: Catalog) -> int:
    """Print the estimate; return 1 where the replica does not run."""
    if query.accelerator is None:
        raise click.UsageError("name an accelerator with --accelerator, or several with --compare")
    if query.out is not None:
        raise click.UsageError("--out holds a comparison; name accelerators with --compare")
    model = find_model(query.model, catalog)
    accelerator = find_accelerator(query.accelerator, catalog, "--accelerator")
    device = find_device(accelerator, query.devices_per_node, query.host_memory_gib)
    quote = _quote(query, catalog, device)
    found = estimate(
        model,
        device,
        query.shape,
        query.point,
        adapters=query.lora,
        cache_open=query.cache_open,
        measured=read_measured(query.measured) if query.measured else (),
    )
    told = document(found, quote)
    if query.as_json:
        emit_json(told)
    else:
        from landing_zone.cli.tables import show  # noqa: PLC0415 - slow to import, and JSON needs none
        from landing_zone.report.estimate import estimate_summary  # noqa: PLC0415 - as above

        show(estimate_summary(told))
    return 0 if found.fits else 1


def _quote(query: Query, catalog: Catalog, device: Device) -> Quote | None:
    if device.is_cpu:
        return None
    cloud, region = find_place(catalog, query.cloud, query.region)
    quote = cheapest(catalog, device.accelerator.name, query.shape.devices, cloud, region)
    refuse_place_without_price(cloud, region, quote, device.accelerator.name)
    return quote
