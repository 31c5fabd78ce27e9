"""Write docs/policies.md and docs/policies/<control>.md from the controls, profiles and filed scores: `make docs`."""

import importlib
import inspect
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

from landing_zone.config.policies import Level
from landing_zone.config.policies import Profile as ProfileName
from landing_zone_policies.control import Control
from landing_zone_policies.controls import CONTROLS
from landing_zone_policies.profile import Profile, load_profile

ROOT = Path(__file__).resolve().parents[2]
INDEX = ROOT / "docs" / "policies.md"
FOLDER = ROOT / "docs" / "policies"
SCORES = ROOT / "benchmarks" / "results" / "policy.json"
INTRODUCTION = """\
# Policies

What may be deployed, as controls: each a pure function on plain data with its test beside it. The engine runs them at
preview, before anything is made, and again when it is made; `lz policy check` runs the same functions without an
engine. This page and one per control are made from the controls by `make docs`.

    lz policy check prod                                # all that the environment would create
    lz policy check prod --preview preview.json         # what `pulumi preview --json` printed
    lz policy check --state state.json                  # what `pulumi stack export` printed
    lz policy check --manifests k8s/ --profile production
    lz policy check --resources resources.jsonl --json  # lines of {"id", "type", "props", "opts"?}
    lz policy check prod --format sarif --out policy.sarif

Exit code 0: nothing that stops a change; 1: a mandatory control fails, or can't be decided; 2: bad input, in one line.

- **fail**: the control is broken, whatever else is not known yet.
- **undetermined**: a value that decides is not known before something has been created. At preview it is advice in the
  engine, and a failure of `lz policy check` beyond `--undetermined N` (default 0). When the change is made, the value
  is known; were it not, the control fails.
- **exempt**: somebody answers for it until a day.

A message names fields and the environment's own names, never a value, so that no secret gets into a log. It says who
owns the resource and how to mend it. Secrets of a state or a preview are taken as set and stay hidden.
"""
EXEMPTIONS = """\
## Exemptions

In one file, `policies/exemptions.yaml`, for the engine and the command alike:

```yaml
exemptions:
  - control: K01
    resource: "*::gpu-driver-*"   # pattern of the whole id: an URN, a line's id, `<file>#<kind>/<namespace>/<name>`
    reason: the driver's installer loads a kernel module
    owner: platform@example.org
    expires: 2027-03-31           # the last day on which it holds
```

An expired exemption is a failure again and names its owner; one that nothing needs is a warning.
"""
PROFILES = """\
## Profiles

`policies.profile` in the stack file, or `--profile`. `policies.levels` and `policies.parameters` change them for one
environment; where data may be processed is said by the environment's data classes alone.

```yaml
ai-landing-zone:environment:
  policies:
    profile: production
    levels: {K22: mandatory}
    parameters: {K13: {registries: [registry.example.org]}}
```
"""
RECIPE = """\
## A control of your own

1. `policies/landing_zone_policies/<theme>/<rule>.py` with a `CONTROL`: id, name, title, severity, clauses, fix, and
   `rule(resource, scene)`, which yields a `Violation` per fault; `stack_rule(resources, scene)` where something has to
   be beside something else. It is found by its name alone. A new theme is a folder with an `__init__.py`.
2. `tests/policies/<theme>/test_<rule>.py` with examples that pass, that fail, and one with a value not known yet.
3. Its level in the stack file (`policies.levels`), unless the profile takes controls at their own level. `make docs`
   writes its page.
"""
MARKS = {Level.MANDATORY: "**mandatory**", Level.ADVISORY: "advisory", Level.OFF: "–"}


def documents() -> dict[Path, str]:
    """Return every page by its file."""
    profiles = [load_profile(name) for name in ProfileName]
    pages = {page_of(control): page(control, profiles) for control in CONTROLS}
    return {INDEX: index(profiles), **pages}


def page_of(control: Control) -> Path:
    """Return the file of a control's page."""
    return FOLDER / f"{control.id.lower()}-{control.name}.md"


def index(profiles: list[Profile]) -> str:
    """Return the page of all controls."""
    profile_rows = ((p.name, p.about, sum(p.level_of(c) is Level.MANDATORY for c in CONTROLS)) for p in profiles)
    return "\n".join(
        [
            INTRODUCTION,
            PROFILES,
            table(("profile", "for", "mandatory"), profile_rows),
            f"## {len(CONTROLS)} controls\n",
            table(("control", "title", "severity", *(p.name for p in profiles)), _control_rows(profiles)),
            EXEMPTIONS,
            *_scores(),
            RECIPE,
        ]
    )


def _control_rows(profiles: list[Profile]) -> Iterator[tuple[object, ...]]:
    for control in CONTROLS:
        link = f"[{control.id}](policies/{page_of(control).name})"
        yield link, control.title, control.severity, *(MARKS[p.level_of(control)] for p in profiles)


def _scores() -> Iterator[str]:
    """Yield the filed scores."""
    if SCORES.exists():
        found = json.loads(SCORES.read_text(encoding="utf-8"))
        yield "## Accuracy\n"
        yield (
            "Against fixtures of other scanners with a known verdict, each judged by its control alone: a fail that is "
            "found, and a pass of the whole control that is taken for a fail. Repeat: "
            "`python benchmarks/policy.py FOLDER --json benchmarks/results/policy.json`, then `make docs`.\n"
        )
        for name in ("peers", "controls"):
            yield table(found[name][0].keys(), (row.values() for row in found[name]))


def page(control: Control, profiles: list[Profile]) -> str:
    """Return a control's page."""
    levels = ((p.name, MARKS[p.level_of(control)]) for p in profiles)
    parts = [
        f"# {control.id}: {control.title}\n",
        f"`{control.name}`, severity **{control.severity}**. From: {', '.join(control.clauses)}.\n",
        *_told(control),
        f"**Fix:** {control.fix}.\n",
        table(("profile", "level"), levels),
    ]
    if control.parameters:
        rows = ((f"`{p.name}`", f"`{json.dumps(p.default)}`", p.about) for p in control.parameters)
        parts.append(table(("parameter", "default", "what"), rows))
    return "\n".join([*parts, _source(control)])


def _told(control: Control) -> Iterator[str]:
    """Yield what the rules' own docstrings say."""
    told = [inspect.getdoc(rule) for rule in (control.rule, control.stack_rule) if rule]
    text = (inspect.getdoc(MODULES[control.id]) or "").partition("\n\n")[2]
    for part in (text, *told):
        if part and not part.startswith("Find nothing"):
            yield f"{part}\n"


def _source(control: Control) -> str:
    file = Path(MODULES[control.id].__file__ or "").relative_to(ROOT).as_posix()
    return f"[{file}](../../{file})\n"


def _modules() -> dict[str, ModuleType]:
    """Return every control's module by its id."""
    found = {}
    for file in sorted((ROOT / "policies" / "landing_zone_policies").glob("*/*.py")):
        module = importlib.import_module(f"landing_zone_policies.{file.parent.name}.{file.stem}")
        control = getattr(module, "CONTROL", None)
        if isinstance(control, Control):
            found[control.id] = module
    return found


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table in Markdown."""
    names = list(heads)
    lines = [names, ["---"] * len(names), *([_cell(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(value: object) -> str:
    return " ".join(str("" if value is None else value).split()).replace("|", r"\|")


MODULES = _modules()

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    pages = documents()
    for stale in set(FOLDER.glob("*.md")) - set(pages):
        stale.unlink()
    for file, text in pages.items():
        file.write_text(text, encoding="utf-8")
