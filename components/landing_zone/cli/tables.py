"""Tables and texts of `report` on stdout: in colour on a terminal, plain and of fixed width elsewhere."""

import sys

from rich.console import Console, RenderableType

WIDTH_WITHOUT_TERMINAL = 140


def show(*renderables: RenderableType) -> None:
    """Print one after the other."""
    width = None if sys.stdout.isatty() else WIDTH_WITHOUT_TERMINAL
    console = Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)
    for renderable in renderables:
        console.print(renderable)
