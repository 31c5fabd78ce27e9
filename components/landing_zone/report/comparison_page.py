"""The comparison as a file: a page, an SVG or a PNG. Imported only for a file: the plots' libraries are slow."""

import altair as alt
from jinja2 import Environment, PackageLoader, StrictUndefined

from landing_zone.report.comparison import HEADERS, Comparison, rows
from landing_zone.report.picture import png_image, svg_document
from landing_zone.report.plots.cost_latency import Spot, cost_latency_chart
from landing_zone.report.plots.palette import ROLES
from landing_zone.report.plots.svg import inline_svg
from landing_zone.sizing.frontier import Choice
from landing_zone.sizing.shape import layout

FORMATS = ("html", "svg", "png")


def render_comparison(comparison: Comparison, kind: str) -> bytes:
    """Return the file's content; `kind` is one of `FORMATS`. Pictures need at least one curve with a point."""
    if kind == "png":
        return png_image(_chart(comparison))
    return (svg_document(_chart(comparison)) if kind == "svg" else _page(comparison)).encode()


def _page(comparison: Comparison) -> str:
    templates = Environment(loader=PackageLoader("landing_zone.report"), autoescape=True, undefined=StrictUndefined)
    drawn = any(comparison.curves.values())
    label = f"{comparison.title}: price against time per token; the table has the figures"
    return templates.get_template("comparison.html").render(
        title=comparison.title,
        sentence=comparison.sentence,
        plot=inline_svg(_chart(comparison), key="cost-latency", label=label) if drawn else None,
        headers=HEADERS,
        rows=rows(comparison),
        notes=comparison.notes,
        roles=ROLES,
    )


def _chart(comparison: Comparison) -> alt.LayerChart:
    return cost_latency_chart({name: [_spot(c) for c in found] for name, found in comparison.curves.items()})


def _spot(choice: Choice) -> Spot:
    label = f"{layout(choice.estimate.shape)}, {choice.estimate.point.concurrency} at once"
    return Spot(choice.tpot_ms, choice.usd_per_million_output_tokens, label)
