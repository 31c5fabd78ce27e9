"""Names that a user types, found in a table: by any case, by their last part, or refused with the nearest ones."""

from collections.abc import Collection
from difflib import get_close_matches

import click

SUGGESTIONS = 3


def find_name(typed: str, names: Collection[str], *, what: str, option: str, fix: str = "") -> str:
    """Return the name that `typed` means: the same in any case, or its part behind the last `/` where only one has it.

    `what` and `option` say what is looked for; `fix` is one more way out.

    Raises:
        click.BadParameter: there is none, or several; it names the nearest.
    """
    wanted = typed.strip().casefold()
    by_name = {name.casefold(): name for name in names}
    if wanted in by_name:
        return by_name[wanted]
    ends = [name for name in names if name.casefold().rpartition("/")[2] == wanted]
    if len(ends) == 1:
        return ends[0]
    near = ends or [by_name[n] for n in get_close_matches(wanted, by_name, n=SUGGESTIONS, cutoff=0.5)]
    raise _unknown(typed, near, what=what, option=option, fix=fix)


def _unknown(typed: str, near: list[str], *, what: str, option: str, fix: str) -> click.BadParameter:
    ways = [f"did you mean {', '.join(f'`{name}`' for name in near)}?"] if near else []
    hints = "; ".join([*ways, *([fix] if fix else [])])
    return click.BadParameter(f"no {what} `{typed}` in the catalog; {hints}".rstrip("; "), param_hint=option)
