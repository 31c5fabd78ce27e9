"""Names as people and device plugins write accelerators, and the one that each means."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from landing_zone.catalog.accelerator import Accelerator

_VENDOR = re.compile(r"^(nvidia|tesla|amd|instinct|intel|habana|google|cloud|aws)-")


class UnknownAccelerator(LookupError):
    """A name that means no accelerator; its text names the nearest that are."""

    def __init__(self, name: str, nearest: Iterable[str]) -> None:
        self.name, self.nearest = name, tuple(nearest)
        hint = f"; did you mean {' or '.join(f'`{n}`' for n in self.nearest)}?" if self.nearest else ""
        super().__init__(f"no accelerator `{name[:60]}` in the catalog{hint}")


def find_accelerator(name: str, accelerators: Mapping[str, Accelerator]) -> Accelerator:
    """Return the accelerator that ``name`` means: its short name or an alias, in any case, with or without vendor.

    Raises:
        UnknownAccelerator: none is meant.
    """
    known = {plain(n): a for a in accelerators.values() for n in (*a.aliases, a.name)}
    wanted = plain(name)
    if wanted in known:
        return known[wanted]
    near = get_close_matches(wanted[:80], sorted(known), n=3, cutoff=0.6)
    raise UnknownAccelerator(name, dict.fromkeys(known[n].name for n in near))


def plain(name: str) -> str:
    """Return the name without case, vendor and separators (`NVIDIA A100-SXM4-80GB` and `a100_sxm4_80gb` are one)."""
    text = re.sub(r"[^a-z0-9]+", "-", name.strip().casefold())
    while (shorter := _VENDOR.sub("", text)) != text:
        text = shorter
    return text.replace("-", "")
