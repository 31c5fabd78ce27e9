"""Kubernetes quantities as the API server itself would write them, so that reading one back shows no change."""

import math

_STEP = 1024
_SUFFIXES = ("Mi", "Gi", "Ti")


def cpu(vcpu: float) -> str:
    """Return CPUs, rounded up to a thousandth: `8`, `7500m`."""
    thousandths = math.ceil(vcpu * 1000)
    return f"{thousandths}m" if thousandths % 1000 else str(thousandths // 1000)


def memory(memory_gib: float) -> str:
    """Return memory, rounded up to a mebibyte, with the largest suffix that leaves a whole number: `64Gi`, `1536Mi`."""
    amount, suffixes = math.ceil(memory_gib * _STEP), iter(_SUFFIXES)
    suffix = next(suffixes)
    while amount and amount % _STEP == 0 and suffix != _SUFFIXES[-1]:
        amount, suffix = amount // _STEP, next(suffixes)
    return f"{amount}{suffix}"
