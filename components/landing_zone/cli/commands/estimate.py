"""`lz estimate`: what a model needs and does on an accelerator."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

from landing_zone.catalog.load import load_catalog
from landing_zone.cli.context import Start
from landing_zone.cli.estimate import numbers
from landing_zone.cli.estimate.one import estimate_one
from landing_zone.cli.estimate.query import AUTO, Query
from landing_zone.cli.options import json_option
from landing_zone.config.precision import Precision
from landing_zone.sizing.kv_cache import KV_PRECISIONS

F = TypeVar("F", bound=Callable[..., Any])
FILE = click.Path(path_type=Path, dir_okay=False)
KV_HELP = "Number format of keys and values; auto: memory for bf16, speed as engines usually run the weights."


def _number(name: str, kind: click.ParamType[Any], default: float, text: str) -> Callable[[F], F]:
    return click.option(name, type=kind, default=default, show_default=True, help=text)


def _choice(name: str, values: list[str], text: str) -> Callable[[F], F]:
    kind = click.Choice(values, case_sensitive=False)
    return click.option(name, type=kind, default=values[0], show_default=True, help=text)


@click.command("estimate")
@click.option("--model", required=True, help="Hugging Face id, or path of a config.json or of the folder with it.")
@click.option("--accelerator", help="Short name: H100, H200, B200, A100-80GB, L40S, MI300X, cpu, …")
@_number("--tp", numbers.DEGREE, 1, "Devices that each layer is split over; on cpu, vCPUs.")
@_number("--pp", numbers.DEGREE, 1, "Stages that the layers are spread over.")
@_number("--ep", numbers.DEGREE, 1, "Devices of a stage that whole experts are spread over.")
@_choice("--precision", [p.value for p in Precision], "Number format of the weights.")
@_choice("--kv-precision", [AUTO, *(p.value for p in KV_PRECISIONS)], KV_HELP)
@_number("--concurrency", numbers.CONCURRENCY, 1, "Requests that are always under way.")
@_number("--input-tokens", numbers.INPUT_TOKENS, 1000, "Tokens in, per request.")
@_number("--output-tokens", numbers.OUTPUT_TOKENS, 200, "Tokens out, per request.")
@_number("--prefix-share", numbers.SHARE, 0, "Part of the input that all requests share.")
@_number("--adapters", numbers.ADAPTERS, 0, "LoRA adapters on the model.")
@_number("--rank", numbers.RANK, 16, "Rank of the adapters.")
@click.option(
    "--devices-per-node", type=numbers.DEGREE, help="Accelerators of one node; by default what links join, or 8."
)
@_number("--host-memory-gib", numbers.MEMORY_GIB, 256, "Memory of the pod, for cpu.")
@click.option("--cloud", help="Price from this cloud only.")
@click.option("--region", help="Price from this region only.")
@click.option("--measured", type=FILE, help="CSV of measured points of this deployment; two calibrate its speed.")
@click.option("--compare", metavar="A,B,…", help="Compare accelerators: price against time per token.")
@click.option("--out", type=FILE, help="Write the comparison to this .html, .svg or .png.")
@json_option
@click.pass_obj
def command(start: Start, /, **given: Any) -> int:
    """Say whether a model fits an accelerator, how fast it is there, and what that costs.

    Memory of the whole replica is told in weights_gib and kv_cache_gib, each thing counted once; total_gib_per_device
    is what the fullest device holds, overheads included. Times are those at a steady concurrency. An answer that does
    not fit says what to change, and exits with 1.
    """
    query, catalog = Query(**given), load_catalog(start.own_tables())
    if query.compare is None:
        return estimate_one(query, catalog)
    code: int = import_module("landing_zone.cli.estimate.compare").compare_accelerators(query, catalog)
    return code
