"""What a node of an instance type has: by the catalog's offers, else by the environment's own pools."""

from collections.abc import Mapping

from landing_zone.catalog.accelerator import Accelerator
from landing_zone.catalog.catalog import Catalog
from landing_zone.errors import SandboxError
from landing_zone.infra.accelerators.mig import ALL_DISABLED, config_name
from landing_zone.sandbox.clouds.programs import Programs
from landing_zone.sandbox.machine import Machine

MIG_CONFIG = "nvidia.com/mig.config"
"""Label by which the MIG manager knows how to cut a node's devices."""


def machine_of(instance_type: str, labels: Mapping[str, str], programs: Programs) -> Machine:
    """Return the hardware of a node with these labels.

    Raises:
        SandboxError: neither an offer nor a pool of the environment is of the type, or the label asks for a layout that
            its accelerator does not have.
    """
    catalog = programs.load_catalog()
    found = _offered(instance_type, catalog) or _described(instance_type, programs, catalog)
    profile = _profile(labels.get(MIG_CONFIG, ALL_DISABLED), found.accelerator, instance_type)
    return Machine(found.vcpu, found.memory_gib, found.accelerator, found.devices, profile)


def _offered(instance_type: str, catalog: Catalog) -> Machine | None:
    offer = next((o for o in catalog.offers.values() if o.instance_type == instance_type), None)
    if offer is None:
        return None
    return Machine(offer.vcpu, offer.memory_gib, catalog.accelerators.get(offer.accelerator), offer.accelerators)


def _described(instance_type: str, programs: Programs, catalog: Catalog) -> Machine:
    said = programs.instance_types.get(instance_type)
    if said is None:
        raise SandboxError(f"what a {instance_type} has is unknown: the catalog has no offer of it, nor a pool")
    return Machine(
        said["vcpu"], said["memory_gib"], catalog.accelerators.get(said["accelerator"]), float(said["per_node"])
    )


def _profile(config: str, accelerator: Accelerator | None, instance_type: str) -> str | None:
    """Return the profile that a MIG configuration of the GPU Operator means; None for whole devices."""
    if config == ALL_DISABLED:
        return None
    profiles = {config_name(p.profile): p.profile for p in (accelerator.partitions if accelerator else ()) if p.is_mig}
    if config not in profiles:
        raise SandboxError(f"{MIG_CONFIG} asks for {config}, which the accelerators of {instance_type} do not have")
    return profiles[config]
