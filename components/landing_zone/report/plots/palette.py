"""The colours of the report by role, for light and dark pages.

The series are the eight colours of Okabe and Ito ("Color Universal Design", 2008) that also stand out on both pages,
darkened for the light page and lightened for the dark one; no meaning is carried by colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """A colour by what it is for. Plots are drawn with `light`; the page swaps it through the CSS variable."""

    name: str
    light: str
    dark: str

    @property
    def css(self) -> str:
        """The reference that a style sheet or an SVG attribute uses."""
        return f"var(--{self.name})"


PAPER = Role("paper", "#fffffe", "#0f1419")
PANEL = Role("panel", "#f6f8fa", "#171d24")
INK = Role("ink", "#1b2530", "#e6edf3")
MUTED = Role("muted", "#57626d", "#9ba8b5")
RULE = Role("rule", "#d4dae0", "#313a44")
SEA = Role("sea", "#f3f6f9", "#121920")
LAND = Role("land", "#dfe5ea", "#27313b")
TRACK = Role("track", "#e8ecf0", "#242c35")
GOOD = Role("good", "#1a7f4b", "#4ccb8f")
WARN = Role("warn", "#9a5b00", "#f0b44c")
BAD = Role("bad", "#b3261e", "#ff8a80")
NOWHERE = Role("nowhere", "#8a949e", "#7b8794")

SERIES = (
    Role("series-1", "#0072b2", "#52aee6"),
    Role("series-2", "#d55e00", "#ff9d57"),
    Role("series-3", "#00875f", "#3fcfa2"),
    Role("series-4", "#b0588f", "#e6a0c9"),
    Role("series-5", "#a87400", "#efc050"),
    Role("series-6", "#3a86b4", "#94d3f7"),
)

ROLES = (PAPER, PANEL, INK, MUTED, RULE, SEA, LAND, TRACK, GOOD, WARN, BAD, NOWHERE, *SERIES)


def series(names: Sequence[str]) -> dict[str, Role]:
    """Give each name its colour, in the order given; beyond six they repeat, and the labels tell them apart."""
    return {name: SERIES[index % len(SERIES)] for index, name in enumerate(names)}
