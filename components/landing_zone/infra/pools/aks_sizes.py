"""What the names of Azure's machine sizes say."""

import re

_SIZE = re.compile(
    r"^Standard_(?P<family>[A-Z]+)\d+(?:-\d+)?(?P<features>[a-z]*)(?:_(?P<device>[A-Z]+\d+[A-Z]*))?_?v?\d*$"
)
"""Source: Azure's naming conventions of virtual machine sizes."""
_MIG = frozenset({"A100", "H100", "H200"})


def has_infiniband(size: str) -> bool:
    """Return whether machines of a size reach each other by RDMA: the feature `r` of an N or H family."""
    found = _SIZE.match(size)
    return bool(found and found["family"][0] in "NH" and "r" in found["features"])


def can_be_cut(size: str, accelerator: str) -> bool:
    """Return whether AKS cuts the accelerators of a size by MIG: A100, H100 and H200 of an N family."""
    return size.startswith("Standard_N") and accelerator.partition("-")[0] in _MIG
