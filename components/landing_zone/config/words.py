"""Words that messages about names share: quoting, listing, suggesting."""

from collections.abc import Iterable
from difflib import get_close_matches

_SHOWN = 12


def quoted(name: str) -> str:
    """Return ``name`` as it can stand in a one-line message: printable, short, in backticks."""
    text = "".join(c if c.isprintable() else "?" for c in name)
    return f"`{text[:60]}…`" if len(text) > 60 else f"`{text}`"


def listed(names: Iterable[str]) -> str:
    """Return names as a list of at most a dozen, in the order given."""
    every = list(names)
    more = f" and {len(every) - _SHOWN} more" if len(every) > _SHOWN else ""
    return ", ".join(quoted(n) for n in every[:_SHOWN]) + more


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like ``name``; None if none is."""
    lowered = {k.lower(): k for k in sorted(known)}
    near = get_close_matches(name[:80].lower(), lowered, n=1, cutoff=0.6)
    return lowered[near[0]] if near else None


def suggestion(name: str, known: Iterable[str], otherwise: str | None = None) -> str:
    """Return the fix for an unknown name: the nearest known one, else ``otherwise``, else all of them."""
    names = list(known)
    if near := nearest(name, names):
        return f"did you mean {quoted(near)}?"
    if otherwise is not None:
        return otherwise
    return f"use one of {listed(names)}" if names else "there is none to choose from"
