"""Write docs/catalog.md from the catalog's tables and their schemas: `make docs`."""

import statistics
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from landing_zone.catalog.accelerator import Accelerator
from landing_zone.catalog.age import limit_days
from landing_zone.catalog.catalog import TABLES, Catalog
from landing_zone.catalog.latency import RTT_AT_ZERO_MS, RTT_MS_PER_KM
from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.offer import Offer
from landing_zone.catalog.schema import NONE, read_schema

FILE = Path(__file__).parents[1] / "catalog.md"
INTRODUCTION = """\
# The catalog

What exists, and what it costs: every figure that the plan and the estimates take as given, as rows of CSV tables in
`components/landing_zone/catalog/data/`. Each row has its source and the day of it. What was not read but concluded or
remembered says `inferred` in its source. Each table has a schema, whose rows validate every cell and are printed
below. This page is made from both by `make docs`.

A project lays tables of its own over these by key, as files of the same names and columns in its `catalog/` folder.
`lz catalog` shows, searches and refreshes them. Whatever of both decides something is part of a plan's digest.
"""
AGE = """\
## Age

A row that decides something, and is older than the limit of its table, is a warning with its day and age. The plan
measures by the newest row of the catalog, so that the same inputs give the same plan whenever it is made; `lz plan`
adds what grew old since, by today's date.
"""
ABOUT = {
    "accelerators": """\
Rates are dense: what vendors print with sparsity is twice as much. Two sizes of memory stand side by side, because a
vendor's "80 GB" H100 holds 80 GiB, of which the driver reports 79.65. A partition's memory is what
`nvidia-smi mig -lgip` reports where that is on record, else its eighths of the device. CPUs are sockets, with the rates
that matrix libraries reach. A bare "A100" means the SXM board with 80 GB.""",
    "models": """\
What the memory and speed formulas need of each architecture. Any config.json of Hugging Face does as well.""",
    "offers": """\
List prices of one node for an hour: Linux, no support, no tax. Spot prices change by the hour, and those far below a
fifth of the list price stand where there is hardly any such capacity. Reserved prices of Google are its commitment
discounts on the list price; those of AWS and Azure are not on record here, and `lz catalog refresh` reads them.
Prices of TPUs are inferred. Azure's and Google's tables list a price wherever a meter exists, which is no proof of
capacity or quota.""",
    "managed": """\
Endpoints that a cloud runs, paid by the token or by the reserved unit.""",
    "regions": """\
Where a region lies is not who runs it: the operator's law is a column of its own. Carbon intensity is Google's figure
for its region of 2024, elsewhere that of a Google region on the same grid where there is one.""",
    "rtt": f"""\
Measured pairs, each direction its own row. Any other pair is estimated, and says so:
{RTT_AT_ZERO_MS} ms + {RTT_MS_PER_KM} ms/km over the great circle, fitted to the Azure pairs (each region left out:
14 % median error, 90th percentile 33.5 %). Pairs of AWS are of 2018 to 2020.""",
    "egress": """\
The price of a tier is that of the data in it, and two regions of one cloud are not free. The nearest rule is taken: a
region's own before its continent's. "internet" is users, other clouds and sites of one's own; `*` is any other region
of the same cloud. A site of one's own costs what its cluster says, by default nothing.""",
    "kubernetes": """\
Minor versions that a cluster made here may have. `on-prem` is the calendar of the Kubernetes project. A version is
refused before its first day, after its last day of support (paid support included, where a cluster gets it without
being changed), and where the tested set of charts does not support it.""",
}
OWNED = """\
## Owned capacity

Not a table: the pool names its owner's terms (`ownership` in the stack file), and a node costs by the hour

```
full     = ((purchase - residual) / (years x 8760) + kW x PUE x USD/kWh + yearly / 8760) / utilisation
marginal = kW x PUE x USD/kWh x (1 - idle power share)
```

The plan counts `marginal`, since owned nodes are paid for, used or not; with `placement: full` it counts the full cost,
which is right for nodes yet to be bought. Showback has the full cost either way.
"""


def document(catalog: Catalog) -> str:
    """Return the page."""
    parts = [INTRODUCTION, AGE, _overview(catalog)]
    for name, about in ABOUT.items():
        parts += [f"## {name.capitalize()}\n", f"{about}\n", *_figures(name, catalog), _columns(name, catalog)]
    return "\n".join([*parts, OWNED])


def _overview(catalog: Catalog) -> str:
    rows = []
    for name in ABOUT:
        table = TABLES[name].rows(catalog.folder).values()
        days = sorted(row.day("as_of") for row in table)
        inferred = sum("inferred" in row.text("source").lower() for row in table)
        rows.append((f"`{name}.csv`", len(days), inferred, days[0], days[-1], limit_days(name)))
    return _table(("table", "rows", "of them inferred in part", "oldest", "newest", "old after days"), rows)


def _figures(name: str, catalog: Catalog) -> list[str]:
    made: dict[str, Callable[[Catalog], str]] = {
        "accelerators": _accelerators,
        "models": _models,
        "offers": _offers,
        "regions": _regions,
        "rtt": _round_trips,
        "egress": _egress,
    }
    return [made[name](catalog)] if name in made else []


def _accelerators(catalog: Catalog) -> str:
    heads = (
        "name",
        "memory GiB",
        "seen GiB",
        "GB/s",
        "bf16",
        "fp8",
        "fp4",
        "int8",
        "W",
        "link GB/s",
        "joins",
        "formats",
    )
    return _table(heads, (_accelerator(a) for a in catalog.accelerators.values()))


def _accelerator(a: Accelerator) -> tuple[object, ...]:
    link = f"{a.link} {a.link_gb_per_s:g}" if a.link_gb_per_s else ""
    rates = (a.bf16_tflops, a.fp8_tflops, a.fp4_tflops, a.int8_tops, a.power_w)
    seen = f"{a.visible_memory_gib:.2f}".rstrip("0").rstrip(".")
    return (a.name, a.memory_gib, seen, a.bandwidth_gb_per_s, *rates, link, a.link_devices, " ".join(a.precisions))


def _models(catalog: Catalog) -> str:
    kinds = Counter(model.kind.value for model in catalog.models.values())
    return _table(("kind", "models"), sorted(kinds.items()))


def _offers(catalog: Catalog) -> str:
    groups: dict[tuple[str, str], list[Offer]] = {}
    for offer in catalog.offers.values():
        groups.setdefault((offer.cloud, offer.accelerator), []).append(offer)
    heads = ("cloud", "accelerator", "offers", "on-demand USD/h per device: least", "median", "most")
    return _table((*heads, "with spot", "reserved", "block"), (_offer_row(key, groups[key]) for key in sorted(groups)))


def _offer_row(key: tuple[str, str], offers: list[Offer]) -> tuple[object, ...]:
    prices = [o.on_demand_usd_per_hour / o.accelerators for o in offers if o.accelerators]
    spread = [f"{f(prices):.2f}" for f in (min, statistics.median, max)] if prices else ["", "", ""]
    spot = sum(o.spot_usd_per_hour is not None for o in offers)
    reserved = sum(o.reserved_3y_usd_per_hour is not None for o in offers)
    block = sum(o.capacity_block_usd_per_hour is not None for o in offers)
    return (*key, len(offers), *spread, spot, reserved, block)


def _regions(catalog: Catalog) -> str:
    by_place = Counter((r.continent, r.country, r.cloud) for r in catalog.regions.values())
    places = sorted({(continent, country) for continent, country, _ in by_place})
    clouds = sorted({r.cloud for r in catalog.regions.values()})
    law = {r.country: r.jurisdiction for r in catalog.regions.values()}
    rows = ((*place, law[place[1]], *(by_place[*place, cloud] or "" for cloud in clouds)) for place in places)
    return _table(("continent", "country", "jurisdiction", *clouds), rows)


def _round_trips(catalog: Catalog) -> str:
    counted = Counter((key[0].split("/")[0], trip.statistic, trip.as_of) for key, trip in catalog.round_trips.items())
    return _table(("cloud", "statistic", "as of", "pairs"), ((*key, n) for key, n in sorted(counted.items())))


def _egress(catalog: Catalog) -> str:
    rows = []
    for (cloud, from_place, to_place), tiers in sorted(catalog.egress.items()):
        prices = ", ".join(f"{t.usd_per_gb:g} from {t.tier_from_gb:g} GB" for t in tiers)
        rows.append((cloud, from_place, to_place.replace("*", r"\*"), prices))
    return _table(("cloud", "from", "to", "USD per GB, by the month's volume"), rows)


def _columns(name: str, catalog: Catalog) -> str:
    rows = []
    for column in read_schema(catalog.folder, name):
        default = {"": "required", NONE: "may be empty"}.get(column.default, column.default)
        kind = column.type.replace("|", r"\|")
        about = column.description.replace("<", r"\<").replace(">", r"\>").replace("*", r"\*")
        rows.append((f"`{column.name}`", f"`{kind}`", column.unit, default, about))
    return _table(("column", "type", "unit", "empty", "what"), rows)


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    names = list(heads)
    lines = [names, ["---"] * len(names), *([_cell(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    FILE.write_text(document(load_catalog()), encoding="utf-8")
