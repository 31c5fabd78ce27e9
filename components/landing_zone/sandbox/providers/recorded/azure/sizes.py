"""Sizes that say themselves what they have.

Source: Microsoft Learn, "Azure virtual machine sizes naming conventions", and the sizes of the D family of versions 3
to 6: 4 GiB of memory per vCPU (2025).
"""

import re

from landing_zone.sandbox.machine import Machine

_GENERAL_PURPOSE = re.compile(r"Standard_D(\d+)[a-z]*_v[3-6]")
_GIB_PER_VCPU = 4


def general_purpose(size: str) -> Machine | None:
    """Return what a general-purpose size has; None for a size of another family.

    They are what system pools stand on, of which no plan has a price.
    """
    found = _GENERAL_PURPOSE.fullmatch(size)
    return Machine(int(found[1]), int(found[1]) * _GIB_PER_VCPU) if found else None
