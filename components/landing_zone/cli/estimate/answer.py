"""An estimate as the document of `--json`."""

from typing import Any

from landing_zone.sizing.cost import Quote, usd_per_million
from landing_zone.sizing.estimate import Estimate, cached_tokens
from landing_zone.sizing.parallelism import FABRIC_GB_PER_S
from landing_zone.sizing.remedy import remedies
from landing_zone.sizing.shape import layout
from landing_zone.sizing.uncertainty import Quantity, interval

DIGITS = 3


def document(found: Estimate, quote: Quote | None) -> dict[str, Any]:
    """Return what is told of an estimate: the answer first, then what it is made of.

    Memory of the whole replica in `weights_gib` and `kv_cache_gib`, each thing counted once; of the fullest device,
    with copies and overheads, in `per_device` and `total_gib_per_device`.
    """
    return {
        "fits": found.fits,
        "weights_gib": _rounded(found.weights_gib),
        "kv_cache_gib": _rounded(found.kv_cache_gib),
        "total_gib_per_device": _rounded(found.memory.total_gib),
        "ttft_ms": _rounded(found.ttft_ms),
        "tpot_ms": _rounded(found.tpot_ms),
        "output_tokens_per_s": _rounded(found.output_tokens_per_s),
        "basis": str(found.speed.basis) if found.speed else None,
        "intervals": _intervals(found),
        "requests_per_s": _rounded(found.requests_per_s),
        "ttft_ms_under_random_arrivals": {
            "mean": _rounded(found.open_ttft_ms()),
            "p95": _rounded(found.open_ttft_ms(0.95)),
        },
        "running": found.running,
        "largest_concurrency": found.largest_concurrency,
        "longest_context_tokens": found.longest_context_tokens,
        "reasons": reasons(found),
        "remedies": [{"change": r.change.value, "value": r.value, "text": r.text} for r in remedies(found)],
        "warnings": warnings(found),
        "per_device": _per_device(found),
        "price": _price(found, quote),
        "subject": _subject(found),
    }


def reasons(found: Estimate) -> list[str]:
    """Return why the replica does not run; [] where it does."""
    told = []
    shape, memory = found.shape, found.memory
    if found.illegal is not None:
        told.append(f"the layout {found.illegal.text}")
    elif found.speed is None:
        told.append(f"{found.device.name} does not compute in {shape.precision}")
    if not memory.fits:
        told.append(f"needs {memory.total_gib:.1f} GiB per device, {memory.usable_gib:.1f} are usable")
    return told


def warnings(found: Estimate) -> list[str]:
    """Return what a reader should know before relying on the figures."""
    told, model, point = [], found.model, found.point
    tokens = cached_tokens(model, point)
    if model.context_tokens and tokens > model.context_tokens:
        told.append(f"{tokens} tokens are beyond the model's context of {model.context_tokens}")
    if found.running < point.concurrency and found.speed:
        told.append(f"{found.running} of {point.concurrency} requests run at once, the others wait")
    if found.shape.devices > found.device.per_node and not found.device.is_cpu:
        told.append(f"spans nodes: taken to be linked by {FABRIC_GB_PER_S:g} GB/s per device at least")
    if found.ttft_ms is not None and model.generates_tokens:
        told.append("the time to first token is far less certain than the time per token: measure it")
    return told


def _intervals(found: Estimate) -> dict[str, list[float]]:
    """Return what eight of ten measurements lie between, by the name of the figure."""
    if found.speed is None:
        return {}
    figures = {
        "ttft_ms": (found.ttft_ms, Quantity.TTFT),
        "tpot_ms": (found.tpot_ms, Quantity.TPOT),
        "output_tokens_per_s": (found.output_tokens_per_s, Quantity.TOKENS_PER_SECOND),
        "requests_per_s": (found.requests_per_s, Quantity.TOKENS_PER_SECOND),
    }
    told = {}
    for name, (value, quantity) in figures.items():
        if value is not None:
            between = interval(value, quantity, found.speed.basis, found.model, found.device)
            told[name] = [round(between.low, DIGITS), round(between.high, DIGITS)]
    return told


def _per_device(found: Estimate) -> dict[str, float]:
    memory = found.memory
    parts = {
        "weights_gib": memory.weights_gib,
        "kv_cache_gib": memory.kv_cache_gib,
        "activations_gib": memory.activations_gib,
        "adapters_gib": memory.adapters_gib,
        "overhead_gib": memory.overhead_gib,
        "usable_gib": memory.usable_gib,
    }
    return {name: round(value, DIGITS) for name, value in parts.items()}


def _price(found: Estimate, quote: Quote | None) -> dict[str, Any] | None:
    if quote is None:
        return None
    offer, rate = quote.offer, found.output_tokens_per_s or 0
    all_tokens = (found.requests_per_s or 0) * found.point.tokens if found.model.generates_tokens else 0
    return {
        "usd_per_hour": _rounded(quote.usd_per_hour),
        "spot_usd_per_hour": _rounded(quote.spot_usd_per_hour),
        "usd_per_million_output_tokens": _rounded(usd_per_million(quote.usd_per_hour, rate)),
        "usd_per_million_tokens": _rounded(usd_per_million(quote.usd_per_hour, all_tokens)),
        "usd_per_million_requests": _rounded(usd_per_million(quote.usd_per_hour, found.requests_per_s or 0)),
        "offer": f"{offer.cloud}/{offer.region}/{offer.instance_type}",
        "node_usd_per_hour": _rounded(offer.on_demand_usd_per_hour),
        "node_accelerators": offer.accelerators,
        "as_of": f"{offer.as_of}",
        "source": offer.source,
    }


def _subject(found: Estimate) -> dict[str, Any]:
    shape, point = found.shape, found.point
    return {
        "model": found.model.name,
        "accelerator": found.device.accelerator.name,
        "devices": found.shape.devices,
        "layout": layout(shape),
        "makes_tokens": found.model.generates_tokens,
        "precision": shape.precision.value,
        "kv_precision": shape.kv_precision.value,
        "tensor_parallel": shape.tensor_parallel,
        "pipeline_parallel": shape.pipeline_parallel,
        "expert_parallel": shape.expert_parallel,
        "concurrency": point.concurrency,
        "input_tokens": point.input_tokens,
        "output_tokens": point.output_tokens,
        "prefix_share": point.prefix_share,
        "adapters": len(found.adapters),
        "weights_basis": str(found.memory.weights_basis),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
