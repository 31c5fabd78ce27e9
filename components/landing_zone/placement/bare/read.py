"""An instance from an .npz file; whatever is wrong with it is one fault."""

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from landing_zone.errors import Fault, InputError
from landing_zone.placement.bare.instance import Instance

AXES = {"D": "WP", "E": "WP", "A": "WP", "f": "P", "n": "P", "N": "P", "U": "W"}
"""The arrays of a file, and their shapes."""
LARGEST = 1e15
"""Beyond it, sums lose whole units in double precision."""

Array = NDArray[Any]


def read_instance(file: Path) -> Instance:
    """Return the instance in ``file``. Raises InputError: unreadable, pickled, or an array not as it must be."""
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as arrays:
            if not isinstance(arrays, np.lib.npyio.NpzFile):
                raise _fault(file, "", "holds one array, not an archive of arrays", "write it with numpy.savez")
            found = {name: _member(file, arrays, name) for name in AXES}
    except OSError as error:
        raise _fault(file, "", f"can't be read ({error.strerror or error})", "name an .npz file") from error
    except (ValueError, EOFError, zipfile.BadZipFile, zipfile.LargeZipFile) as error:
        raise _fault(file, "", "is no .npz archive of plain arrays", "write it with numpy.savez") from error
    return instance_of(found, file)


def instance_of(arrays: Mapping[str, Array], file: Path) -> Instance:
    """Return the instance of the named arrays; ``file`` is for messages. Raises InputError."""
    for name in AXES:
        _check_shape(file, name, arrays)
    allowed = _booleans(file, arrays["A"])
    where: dict[str, Array | bool] = {"D": allowed, "E": allowed}
    numbers = {name: _numbers(file, name, arrays[name], where.get(name, True)) for name in AXES if name != "A"}
    _check_whole(file, numbers["N"])
    return Instance(
        demand=np.where(allowed, numbers["D"], 0.0),
        arc_cost=np.where(allowed, numbers["E"], 0.0),
        allowed=allowed,
        node_price=numbers["f"],
        node_capacity=numbers["n"],
        node_limit=numbers["N"],
        unplaced_price=numbers["U"],
    )


def _fault(file: Path, field: str, problem: str, fix: str) -> InputError:
    return InputError(Fault(file, 0, field, problem, fix))


def _member(file: Path, arrays: Any, name: str) -> Array:
    if name not in arrays.files:
        raise _fault(file, name, "is missing", f"the arrays are {', '.join(AXES)}")
    try:
        return np.asarray(arrays[name])
    except (ValueError, EOFError, OSError, zipfile.BadZipFile, zlib.error, NotImplementedError) as error:
        raise _fault(file, name, "can't be read: pickled or damaged", "write it with numpy.savez") from error


def _check_shape(file: Path, name: str, arrays: Mapping[str, Array]) -> None:
    demand = arrays["D"]
    if demand.ndim != 2:
        raise _fault(file, "D", f"has {demand.ndim} axes", "give it two, workloads × pools")
    sizes = dict(zip("WP", demand.shape, strict=True))
    expected = tuple(sizes[axis] for axis in AXES[name])
    if arrays[name].shape != expected:
        raise _fault(file, name, f"has the shape {arrays[name].shape}", f"after D it must be {expected}")


def _booleans(file: Path, array: Array) -> NDArray[np.bool_]:
    whole = array.dtype.kind in "iu" and ((array == 0) | (array == 1)).all()
    if array.dtype.kind != "b" and not whole:
        raise _fault(file, "A", f"is no mask (it is {array.dtype})", "give booleans, or the integers 0 and 1")
    return array.astype(np.bool_)


def _numbers(file: Path, name: str, array: Array, where: Array | bool) -> NDArray[np.float64]:
    """Return the array as doubles. Infinity is taken where a pair is not allowed, and in U for "must be placed"."""
    if array.dtype.kind not in "iuf":
        raise _fault(file, name, f"is of type {array.dtype}", "give integers or real numbers")
    numbers = array.astype(np.float64)
    if np.isnan(numbers).any():
        raise _fault(file, name, f"is not a number at {_first(np.isnan(numbers))}", "give a number")
    if (numbers < 0).any():
        raise _fault(file, name, f"is negative at {_first(numbers < 0)}", "give numbers from 0")
    large = (numbers > LARGEST) & where & ~((name == "U") & np.isinf(numbers))
    if large.any():
        raise _fault(file, name, f"is above {LARGEST:g} at {_first(large)}", "choose a larger unit")
    return numbers


def _check_whole(file: Path, limits: NDArray[np.float64]) -> None:
    broken = limits != np.floor(limits)
    if broken.any():
        raise _fault(file, "N", f"is not whole at {_first(broken)}", "give whole numbers of nodes")


def _first(mask: NDArray[np.bool_]) -> str:
    return str([int(i) for i in np.argwhere(mask)[0]])
