"""Load an environment and its workloads, validated, with the place of every value."""

import json
import re
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from landing_zone.config.base import NAME_PATTERN, Model
from landing_zone.config.consistency import check
from landing_zone.config.document import Document, Inputs
from landing_zone.config.environment import Environment, Target
from landing_zone.config.model_faults import model_faults
from landing_zone.config.paths import PROJECT, Paths
from landing_zone.config.rehearsal import rehearsing
from landing_zone.config.source_map import SourceMap
from landing_zone.config.text_file import read_text, shown
from landing_zone.config.words import quoted, suggestion
from landing_zone.config.workload import Workload
from landing_zone.config.yaml_text import parse_yaml
from landing_zone.errors import Fault, InputError

M = TypeVar("M", bound=Model)

ENVIRONMENT_KEY = f"{PROJECT}:environment"
"""Key, in the stack file's `config`, of the environment."""


def load_inputs(root: Path, environment: str) -> Inputs:
    """Load everything that a plan of ``environment`` is made from, but for the catalog.

    Raises:
        InputError: with every fault of the stack file, else of the workloads, else of how they fit together.
    """
    loaded = load_environment(root, environment)
    inputs = Inputs(environment, root, loaded, _load_workloads(Paths(root), loaded))
    if faults := tuple(check(inputs)):
        raise InputError(*faults)
    return inputs


def load_environment(root: Path, name: str) -> Document[Environment]:
    """Load `stacks/Pulumi.<name>.yaml`.

    Raises:
        InputError: with every fault of the file.
    """
    file = _stack_file(Paths(root), name)
    data, source = parse_yaml(read_text(file, root), shown(file, root))
    wanted = _environment_of(data, source)
    if isinstance(wanted, dict) and rehearsing():
        wanted = {**wanted, "target": Target.SANDBOX}
    return _validated(Environment, wanted, SourceMap(source.file, source.lines, _PREFIX))


def load_workload(path: Path, root: Path | None = None) -> Document[Workload]:
    """Load one workload of the project at ``root`` (default: the folder of the file).

    Raises:
        InputError: with every fault of the file.
    """
    root = root or path.parent
    document = _validated(Workload, *parse_yaml(read_text(path, root), shown(path, root)))
    if document.value.name != path.stem:
        name = quoted(document.value.name)
        fix = f"rename the file to {quoted(f'{document.value.name}.yaml')}, or the workload"
        raise InputError(document.source.fault(("name",), f"is {name}, unlike the file's name", fix))
    return document


_PREFIX = ("config", ENVIRONMENT_KEY)


def _stack_file(paths: Paths, name: str) -> Path:
    """Return the stack file of an environment that exists."""
    file = paths.stack_file(name)
    known = sorted(f.stem.removeprefix("Pulumi.") for f in paths.stacks.glob("Pulumi.*.yaml"))
    if not re.fullmatch(NAME_PATTERN, name):
        problem = f"{quoted(name)} is not the name of an environment"
        raise InputError(Fault(shown(paths.stacks, paths.root), 0, "", problem, suggestion(name, known)))
    if name not in known:
        raise InputError(Fault(shown(file, paths.root), 0, "", "is missing", suggestion(name, known)))
    return file


def _environment_of(data: object, source: SourceMap) -> object:
    """Return what the stack file says under the environment's key."""
    for depth, key in enumerate(_PREFIX):
        path = _PREFIX[:depth]
        if not isinstance(data, dict):
            fix = f"write it with the key {quoted(key)}"
            raise InputError(source.fault(path, "must be a mapping", fix))
        if key not in data:
            near = suggestion(key, data) if data else "add it, with the environment below it"
            raise InputError(source.fault(path, f"has no key {quoted(key)}", near))
        data = data[key]
    return data


def _load_workloads(paths: Paths, environment: Document[Environment]) -> tuple[Document[Workload], ...]:
    """Load the workloads of the environment, sorted by name."""
    loaded: list[Document[Workload]] = []
    faults: list[Fault] = []
    for file in _workload_files(paths, environment):
        try:
            loaded.append(load_workload(file, paths.root))
        except InputError as error:
            faults.extend(error.faults)
    if faults:
        raise InputError(*faults)
    return tuple(sorted(loaded, key=lambda w: w.value.name))


def _workload_files(paths: Paths, environment: Document[Environment]) -> list[Path]:
    """Return the files that the environment names; without names, all of them."""
    if misnamed := sorted(paths.workloads.glob("[!.]*.yml")):
        fix = f"rename it to {quoted(f'{misnamed[0].stem}.yaml')}"
        raise InputError(Fault(shown(misnamed[0], paths.root), 0, "", "would not be read as a workload", fix))
    found = {f.stem: f for f in sorted(paths.workloads.glob("[!.]*.yaml"))}
    wanted = environment.value.workloads
    if wanted is None and not found:
        folder = shown(paths.workloads, paths.root)
        raise InputError(Fault(folder, 0, "", "holds no workload", "add a file `<workload>.yaml`"))
    unknown = [(i, name) for i, name in enumerate(wanted or ()) if name not in found]
    if unknown:
        raise InputError(*(_no_such_workload(environment.source, i, name, found) for i, name in unknown))
    return [found[name] for name in dict.fromkeys(found if wanted is None else wanted)]


def _no_such_workload(source: SourceMap, index: int, name: str, found: dict[str, Path]) -> Fault:
    problem = f"names the workload {quoted(name)}, which has no file in `workloads/`"
    return source.fault(("workloads", index), problem, suggestion(name, found))


def _validated(model: type[M], data: Any, source: SourceMap) -> Document[M]:
    """Validate by the rules of JSON: a number in quotes is text, and text is not a number."""
    try:
        return Document(model.model_validate_json(json.dumps(data), strict=True), source)
    except ValidationError as error:
        raise InputError(*model_faults(error, model, source)) from None
