"""An estimate and a comparison as tables for the terminal; the caller prints them."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from landing_zone.report.comparison import HEADERS, Comparison, rows

LEFT = ("Accelerator", "Shape", "Offer")


def estimate_summary(told: Mapping[str, Any]) -> Group:
    """Tell an estimate, given as the document that `lz estimate --json` prints."""
    return Group(*_parts(told))


def comparison_summary(comparison: Comparison) -> Group:
    """Tell a comparison: every row of it, and what is left out."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for header in HEADERS:
        table.add_column(header, justify="left" if header in LEFT else "right", overflow="fold")
    for row in rows(comparison):
        table.add_row(*row)
    notes = [Text(note, style="yellow") for note in comparison.notes]
    return Group(Text(comparison.title, style="bold"), Text(comparison.sentence), table, *notes)


def _parts(told: Mapping[str, Any]) -> Iterator[RenderableType]:
    yield _headline(told)
    yield from (Text(f"  {reason}", style="red") for reason in told["reasons"])
    yield from (Text(f"  fits with {r['text']}", style="green") for r in told["remedies"])
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for header, justify in (("", "left"), ("Estimate", "right"), ("8 of 10 within", "right"), ("Rests on", "left")):
        table.add_column(header, justify=justify, overflow="fold")  # type: ignore[arg-type]
    for row in (*_memory(told), *_speed(told), *_open(told), *_cost(told)):
        table.add_row(*row)
    yield table
    yield from (Text(f"warning: {warning}", style="yellow") for warning in told["warnings"])


def _headline(told: Mapping[str, Any]) -> Text:
    of = told["subject"]
    where = f"{of['devices']} × {of['accelerator']}, {of['precision']}"
    verdict = Text("fits", "green bold") if told["fits"] else Text("does not fit", "red bold")
    return Text.assemble((of["model"], "bold"), f" on {where} ({of['layout']}): ", verdict)


def _memory(told: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    each, of = told["per_device"], told["subject"]
    yield "Weights", f"{told['weights_gib']:,.1f} GiB", "", str(of["weights_basis"])
    if of["makes_tokens"]:
        yield from _cache(told)
    yield "Per device", f"{told['total_gib_per_device']:,.1f} GiB", "", f"{each['usable_gib']:,.1f} GiB usable"


def _cache(told: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    of = told["subject"]
    requests = f"{of['concurrency']} × ({of['input_tokens']} in + {of['output_tokens']} out)"
    yield f"Keys and values of {requests}", f"{told['kv_cache_gib']:,.1f} GiB", "", f"kept at {of['kv_precision']}"
    yield "Most requests of this size at once", f"{told['largest_concurrency']:,}", "", "memory"
    yield "Longest context of one request", f"{told['longest_context_tokens']:,}", "", "memory, model"


def _speed(told: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    named = (
        ("Time to first token" if told["subject"]["makes_tokens"] else "Time to the answer", "ttft_ms", "ms"),
        ("Time per output token", "tpot_ms", "ms"),
        ("Output tokens per second, all requests", "output_tokens_per_s", "/s"),
        ("Requests per second", "requests_per_s", "/s"),
    )
    for name, key, unit in named:
        if told[key] is not None:
            low, high = told["intervals"].get(key, (None, None))
            between = "" if low is None else f"{_short(low)} to {_short(high)}"
            yield name, f"{_short(told[key])} {unit}", between, str(told["basis"])


def _open(told: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Yield the first token under random arrivals, where it is known."""
    times = told["ttft_ms_under_random_arrivals"]
    if times["mean"] is not None:
        rate = f"{_short(told['requests_per_s'])} requests/s at random"
        yield (
            f"First token with {rate}",
            f"{_short(times['mean'])} ms",
            f"95 % below {_short(times['p95'])}",
            "queueing",
        )


def _short(value: float) -> str:
    """Write three digits, and no exponent."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _cost(told: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    price = told["price"]
    if price is None:
        return
    source = f"{price['offer']}, price of {price['as_of']}"
    yield "Devices per hour, on demand", f"${price['usd_per_hour']:,.2f}", "", source
    for name, key in (
        ("Million output tokens", "usd_per_million_output_tokens"),
        ("Million tokens, in and out", "usd_per_million_tokens"),
        ("Million requests", "usd_per_million_requests"),
    ):
        if price[key] is not None:
            yield name, f"${price[key]:,.2f}", "", "at this load without a pause"
