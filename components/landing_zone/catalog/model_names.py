"""Names as people write models, and the one that each means."""

from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from landing_zone.catalog.model import ModelCard


class UnknownModel(LookupError):
    """A name that means no model; its text names the nearest that are."""

    def __init__(self, name: str, nearest: Iterable[str]) -> None:
        self.name, self.nearest = name, tuple(nearest)
        hint = f"; did you mean {' or '.join(f'`{n}`' for n in self.nearest)}?" if self.nearest else ""
        super().__init__(f"no model `{name[:80]}` in the catalog{hint}")


def find_model(name: str, models: Mapping[str, ModelCard]) -> ModelCard:
    """Return the model that ``name`` means: its Hugging Face id or an alias, in any case.

    The organisation may be left out where the rest is of one model.

    Raises:
        UnknownModel: none is meant.
    """
    if name in models:
        return models[name]
    known = {i.casefold(): m for m in models.values() for i in (*m.aliases, m.name)}
    wanted = name.strip().casefold()
    short = Counter(i.rsplit("/", 1)[-1] for i in known)
    known |= {i.rsplit("/", 1)[-1]: m for i, m in known.items() if short[i.rsplit("/", 1)[-1]] == 1}
    if wanted in known:
        return known[wanted]
    near = get_close_matches(wanted[:120], sorted(known), n=3, cutoff=0.6)
    raise UnknownModel(name, dict.fromkeys(known[n].name for n in near))
