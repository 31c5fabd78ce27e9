"""Over how many devices one replica may be split."""

from landing_zone.catalog.model import ModelCard
from landing_zone.sizing.device import Device

DEGREES = (1, 2, 4, 8)


def tensor_parallel_degrees(model: ModelCard, device: Device) -> tuple[int, ...]:
    """Return the legal degrees: within a node, dividing the heads, and kv heads divided or repeated evenly.

    Partitions have no link to one another, and models that do not generate tokens are small: both run on one device.
    """
    if device.partitioned or not model.generates_tokens:
        return (1,)
    heads, kv_heads = model.attention_heads or 1, model.kv_heads or 1
    return tuple(
        n for n in DEGREES if n <= device.per_node and heads % n == 0 and (kv_heads % n == 0 or n % kv_heads == 0)
    )
