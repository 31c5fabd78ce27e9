"""What the options name: a model of the catalog or of a `config.json`, and an accelerator or a slice of one."""

from dataclasses import replace
from pathlib import Path

import click

from landing_zone.catalog.accelerator import Accelerator, AcceleratorKind
from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.model import ModelCard
from landing_zone.catalog.names import UnknownAccelerator
from landing_zone.cli.lookup import find_name
from landing_zone.sizing.device import CPU, REFERENCE_CPU, Device, device_of_accelerator
from landing_zone.sizing.parallelism import LARGEST_NODE

CONFIG = "config.json"
USUAL_PER_NODE = 8
MODEL_FIX = f"give the path of its {CONFIG}, or of the folder that holds it"


def find_model(typed: str, catalog: Catalog) -> ModelCard:
    """Return the model that `typed` names, or whose `config.json` it is the path of.

    Raises:
        InputError: the file is not the configuration of a model.
        click.BadParameter: the catalog does not know the model.
    """
    path = Path(typed).expanduser()
    if path.is_dir() or path.suffix == ".json":
        from landing_zone.catalog.huggingface import read_config  # noqa: PLC0415 - models of the catalog don't need it

        return read_config(path / CONFIG if path.is_dir() else path)
    names = {name: name for name in catalog.models}
    names |= {alias: model.name for model in catalog.models.values() for alias in model.aliases}
    return catalog.models[names[find_name(typed, names, what="model", option="--model", fix=MODEL_FIX)]]


def find_accelerator(typed: str, catalog: Catalog, option: str) -> Accelerator:
    """Return the accelerator of that name; `cpu` is the reference CPU."""
    try:
        return catalog.accelerator(REFERENCE_CPU if typed.strip().casefold() == CPU else typed)
    except UnknownAccelerator as error:
        raise click.BadParameter(str(error), param_hint=option) from None


def find_device(accelerator: Accelerator, per_node: int | None, host_memory_gib: float) -> Device:
    """Return the device of a pod: a whole accelerator, or a CPU's thread with the memory of the pod.

    Without a number per node that is the devices that its links join; eight where they join fewer, or nodes.
    """
    linked = accelerator.link_devices if accelerator.link_devices <= LARGEST_NODE else 0
    device = device_of_accelerator(accelerator, per_node or max(USUAL_PER_NODE, linked))
    is_cpu = accelerator.kind is AcceleratorKind.CPU
    return replace(device, memory_gib=host_memory_gib) if is_cpu else device


def names(typed: str) -> tuple[str, ...]:
    """Return the accelerators of a list with commas, each once."""
    found = tuple(dict.fromkeys(name.strip() for name in typed.split(",") if name.strip()))
    if not found:
        raise click.BadParameter("names no accelerator; write `H100,H200`", param_hint="--compare")
    return found
