"""Rates of Google Compute Engine: price list entries per vCPU, GiB, accelerator and local disk, summed to node prices.

Which description belongs to which family: read in cloudpilot-ai/karpenter-provider-gcp@dc6099e8 and
dstackai/gpuhunt@027ccf35, 2026. The disks that come with a type: cloud.google.com/compute/docs/gpus, as in gpuhunt.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from landing_zone.catalog.sources.source import NodeType, PriceKind

USAGES = {"OnDemand": PriceKind.ON_DEMAND, "Preemptible": PriceKind.SPOT}
GIB_PER_GB = 1.073741824
HOURS_PER_MONTH = 730
LEFT_OUT = re.compile(r"Reserved|Commitment|Sole Tenancy|Custom|Premium|suspended|DWS|Calendar Mode", re.IGNORECASE)
CORE_OR_RAM = re.compile(r"(?:Spot Preemptible )?(\w+) (?:AMD |Arm |Predefined )?Instance (Core|Ram) ")
DISK = "SSD backed Local Storage"
ACCELERATORS = {
    "Nvidia Tesla T4 GPU": "T4",
    "Nvidia Tesla V100 GPU": "V100",
    "Nvidia L4 GPU": "L4",
    "Nvidia Tesla A100 GPU": "A100-40GB",
    "Nvidia Tesla A100 80GB GPU": "A100-80GB",
    "Nvidia H100 80GB GPU": "H100",
    "Nvidia H100 80GB Mega GPU": "H100 Mega",
    "Nvidia H100 80GB Plus GPU": "H100 Mega",
    "H200 141GB GPU": "H200",
    "RTX 6000 96GB": "RTX-PRO-6000",
}
"""Beginning of a description → name in the catalog; the H100 of a3-megagpu has a rate of its own."""
FAMILIES = {"a3-megagpu": "A3Plus", "a3-ultragpu": "A3Ultra"}
"""Families whose name on the price list is not the type's first word."""
DISK_GIB_PER_ACCELERATOR = {"a2-ultragpu": 375, "a3-highgpu": 750, "a3-megagpu": 750, "a3-ultragpu": 1500}
"""Local disk that a type always has, and is billed for."""


@dataclass
class Rates:
    """Rates by region, kind of price, and part of a node."""

    usd_per_hour: dict[tuple[str, PriceKind, str], float] = field(default_factory=dict)

    def add(self, sku: dict[str, Any]) -> None:
        """Take an entry of the price list, if it is the rate of a part of a node.

        Where a wide entry and that of one region overlap, the higher one counts, so that no price is understated.

        Raises:
            one of `MALFORMED`: it is no entry of a price list.
        """
        kind, part = USAGES.get(sku["category"]["usageType"]), _part(sku["description"])
        if kind is None or part is None:
            return
        usd = _usd(sku["pricingInfo"][-1]["pricingExpression"])
        for region in sku["serviceRegions"]:
            key = (region, kind, part)
            self.usd_per_hour[key] = max(usd, self.usd_per_hour.get(key, 0.0))

    def price(self, node: NodeType, region: str, kind: PriceKind) -> float | None:
        """Return the sum over the parts of a node; None where the rate of one is not known."""
        rates = [(count, self.usd_per_hour.get((region, kind, part))) for part, count in _parts(node).items()]
        return None if any(not rate for _, rate in rates) else sum(count * (rate or 0) for count, rate in rates)


def _part(description: str) -> str | None:
    if LEFT_OUT.search(description):
        return None
    if match := CORE_OR_RAM.match(description):
        return f"{match[1].lower()} {match[2].lower()}"
    if description.startswith(DISK):
        return DISK
    return next((name for start, name in ACCELERATORS.items() if description.startswith(start)), None)


def _parts(node: NodeType) -> dict[str, float]:
    """Return what a node is billed for: how many of which part."""
    series = "-".join(node.name.split("-")[:2])
    family = FAMILIES.get(series, node.name.split("-")[0]).lower()
    parts = {f"{family} core": float(node.vcpu), f"{family} ram": node.memory_gib}
    if node.accelerators:
        parts["H100 Mega" if series == "a3-megagpu" else node.accelerator] = node.accelerators
    if series in DISK_GIB_PER_ACCELERATOR:
        parts[DISK] = DISK_GIB_PER_ACCELERATOR[series] * node.accelerators
    return parts


def _usd(expression: dict[str, Any]) -> float:
    """Return the price of the first tier per hour, memory by the GiB."""
    tiers = expression["tieredRates"]
    money = next((t for t in tiers if not t.get("startUsageAmount")), tiers[0])["unitPrice"]
    usd = int(money.get("units") or 0) + int(money.get("nanos") or 0) * 1e-9
    return usd * {"GBy.h": GIB_PER_GB, "GiBy.mo": 1 / HOURS_PER_MONTH}.get(expression["usageUnit"], 1.0)
