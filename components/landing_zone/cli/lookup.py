"""Names that a user types, found in a table: by any case, by their last part, or refused with the nearest ones."""

from collections.abc import Collection, Mapping
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
    raise _unknown(typed, ends or _nearest(wanted, by_name), what=what, option=option, fix=fix)


def _nearest(wanted: str, by_name: Mapping[str, str]) -> list[str]:
    """Names that hold what was typed, then names that look like it."""
    holding = [name for name in by_name if wanted and wanted in name]
    alike = get_close_matches(wanted, by_name, n=SUGGESTIONS, cutoff=0.5)
    return [by_name[name] for name in dict.fromkeys([*holding, *alike])][:SUGGESTIONS]


def _unknown(typed: str, near: list[str], *, what: str, option: str, fix: str) -> click.BadParameter:
    hints = [f"did you mean {' or '.join(f'`{name}`' for name in near)}?"] if near else []
    text = "; ".join([f"no {what} `{typed}` in the catalog", *hints, *([fix] if fix else [])])
    return click.BadParameter(text, param_hint=option)
