"""Accelerators compared for one model: which shapes are looked at, at what price, and what is left out."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import click

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.model import ModelCard
from landing_zone.cli.estimate.answer import document
from landing_zone.cli.estimate.price import cheapest, find_place
from landing_zone.cli.estimate.query import Query
from landing_zone.cli.estimate.subject import find_accelerator, find_device, find_model, names
from landing_zone.cli.files import write_bytes
from landing_zone.cli.output import emit_json
from landing_zone.cli.report_file import report_module
from landing_zone.cli.tables import show
from landing_zone.config.precision import Precision
from landing_zone.report.comparison import Comparison
from landing_zone.report.estimate import comparison_summary
from landing_zone.sizing.cost import Quote
from landing_zone.sizing.device import Device
from landing_zone.sizing.frontier import Choice, frontier
from landing_zone.sizing.parallelism import legal_shapes

FORMATS = ("html", "svg", "png")
QuoteOf = Callable[[str, int], Quote | None]


def compare_accelerators(query: Query, catalog: Catalog) -> int:
    """Print the comparison and write its file; return 1 where no accelerator has a shape with a price."""
    kind = _format(query.out)
    if query.accelerator:
        raise click.UsageError("--accelerator is for one estimate; add it to --compare, and leave it out")
    if query.measured:
        raise click.UsageError("--measured is of one deployment; leave it out, or --compare")
    model = find_model(query.model, catalog)
    if not model.generates_tokens:
        raise click.BadParameter(f"{model.name} makes no tokens to price", param_hint="--model")
    chosen = [find_accelerator(name, catalog, "--compare") for name in names(query.compare or "")]
    devices = [find_device(a, query.devices_per_node, query.host_memory_gib) for a in chosen]
    prices = quotes_of(catalog, *find_place(catalog, query.cloud, query.region))
    told = compare(model, devices, query, prices)
    found = any(told.curves.values())
    if query.out and (found or kind == "html"):
        page = report_module("landing_zone.report.comparison_page")
        write_bytes(query.out, page.render_comparison(told, kind), "--out")
    _tell(told, as_json=query.as_json)
    return 0 if found else 1


def compare(model: ModelCard, devices: list[Device], query: Query, quote_of: QuoteOf) -> Comparison:
    """Return the unbeaten shapes and loads of every device, at the same number format on one node."""
    precision, curves = query.shape.precision, dict[str, tuple[Choice, ...]]()
    notes = []
    for device in devices:
        name = device.accelerator.name
        legal = [s for s in legal_shapes(model, device, device.per_node) if s.precision is precision]
        shapes = [replace(s, kv_precision=query.shape.kv_precision) for s in legal]
        quote_for = cache(partial(quote_of, name))
        curves[name] = frontier(model, device, shapes, query.point, quote_for, cache_open=query.cache_open)
        if not curves[name]:
            notes.append(_missing(name, precision, bool(shapes), quote_of(name, 1)))
    return Comparison(model.name, precision.value, query.point, curves, tuple(notes))


def quotes_of(catalog: Catalog, cloud: str | None, region: str | None) -> QuoteOf:
    """Return the cheapest offer for a number of accelerators, of a cloud or region where they are named."""
    return lambda name, devices: cheapest(catalog, name, devices, cloud, region)


def _missing(name: str, precision: Precision, legal: bool, quote: Quote | None) -> str:
    if not legal:
        return f"{name} is left out: it does not compute in {precision}"
    why = "no offer of it is known" if quote is None else "the model fits in no shape on one node"
    return f"{name} is left out: {why}"


def _format(out: Path | None) -> str:
    kind = out.suffix[1:].lower() if out else FORMATS[0]
    if kind not in FORMATS:
        raise click.BadParameter("the file's name must end in .html, .svg or .png", param_hint="--out")
    return kind


def _tell(told: Comparison, *, as_json: bool) -> None:
    if as_json:
        emit_json(_document(told))
        return
    show(comparison_summary(told))


def _document(told: Comparison) -> dict[str, Any]:
    curves = {
        name: [document(choice.estimate, choice.quote) for choice in choices] for name, choices in told.curves.items()
    }
    return {"model": told.model, "precision": told.precision, "curves": curves, "left_out": list(told.notes)}
