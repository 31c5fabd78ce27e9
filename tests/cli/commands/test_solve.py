"""`lz solve`: the answer's document, exit codes, one line for whatever is wrong with a file, and the same bytes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from landing_zone.placement.bare.verify import violations

LZ = Callable[..., Any]
FIELDS = ["status", "cost", "bound", "gap", "seconds", "nodes", "assignment"]


def arrays(workloads: int = 12, pools: int = 4) -> dict[str, Any]:
    """A small instance."""
    random = np.random.default_rng(1)
    return {
        "D": random.integers(1, 9, (workloads, pools)),
        "E": random.integers(0, 50, (workloads, pools)),
        "A": random.random((workloads, pools)) < 0.8,
        "f": random.integers(10, 99, pools),
        "n": np.full(pools, 8),
        "N": np.full(pools, 3),
        "U": random.integers(100, 200, workloads),
    }


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., str]:
    """Write an instance with some arrays replaced."""

    def write(**changed: Any) -> str:
        np.savez(tmp_path / "i.npz", **{k: v for k, v in {**arrays(), **changed}.items() if v is not None})
        return str(tmp_path / "i.npz")

    return write


def test_the_document(lz: LZ, file: LZ) -> None:
    """It has the fields of the contract, and nothing in it is wrong."""
    done = lz("solve", file(), "--gap", "0", "--json")
    assert done.code == 0
    assert list(done.document) == FIELDS
    assert done.document["status"] == "optimal"
    assert violations(arrays(), done.document) == []


def test_the_text(lz: LZ, file: LZ) -> None:
    """Without `--json` it is a sentence on stdout; progress with the gap is on stderr."""
    done = lz("solve", file(), "--gap", "0")
    assert done.out.startswith("optimal: cost ")
    assert "gap" in done.err


def test_what_must_be_placed_and_cannot(lz: LZ, file: LZ) -> None:
    """It is an answer, with exit code 1."""
    done = lz("solve", file(N=np.zeros(4, dtype=int), U=np.full(12, np.inf)), "--json")
    assert (done.code, done.document["status"], done.document["cost"]) == (1, "infeasible", None)


def test_no_time_is_still_an_answer(lz: LZ, file: LZ) -> None:
    """With no time at all the first answer is told, with a bound that holds."""
    done = lz("solve", file(), "--time-limit", "0", "--json")
    assert done.code == 0
    assert violations(arrays(), done.document) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"D": None}, "D: is missing"),
        ({"D": np.full((12, 4), np.nan)}, "D: is not a number at [0, 0]"),
        ({"D": np.zeros(3)}, "D: has 1 axes"),
        ({"E": np.full((12, 4), np.inf)}, "E: is above"),
        ({"E": np.full((12, 4), "a")}, "E: is of type"),
        ({"E": np.full((12, 4), None)}, "E: can't be read"),
        ({"A": np.full((12, 4), 2)}, "A: is no mask"),
        ({"f": np.array([1, 2, -3, 4])}, "f: is negative at [2]"),
        ({"n": np.ones(5)}, "n: has the shape (5,)"),
        ({"N": np.full(4, 1.5)}, "N: is not whole at [0]"),
        ({"U": np.full(12, 1e300)}, "U: is above"),
    ],
)
def test_a_wrong_array(lz: LZ, file: LZ, changed: dict[str, Any], told: str) -> None:
    """One line, exit code 2, the array and what is wrong with it."""
    done = lz("solve", file(**changed), "--json")
    assert done.code == 2
    assert told in done.document["error"]["message"]
    assert done.err.strip().count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut off"])
def test_a_damaged_file(lz: LZ, tmp_path: Path, content: bytes) -> None:
    """A file that is none, is cut off or is not there is bad input."""
    (tmp_path / "i.npz").write_bytes(content)
    assert lz("solve", str(tmp_path / "i.npz")).code == 2
    assert lz("solve", str(tmp_path / "none.npz")).code == 2


def test_a_cut_archive(lz: LZ, file: LZ) -> None:
    """An archive with its end missing, or with bytes changed in an array, is bad input or the whole truth."""
    path = Path(file())
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert lz("solve", str(path)).code == 2
    path.write_bytes(whole[:200] + b"\xff" * 40 + whole[240:])
    assert lz("solve", str(path)).code == 2


def test_the_same_bytes(lz_process: LZ, file: LZ) -> None:
    """Hash seeds change nothing but the seconds."""
    path = file()
    told = [lz_process("solve", path, "--gap", "0", "--json", PYTHONHASHSEED=seed).document for seed in "012"]
    assert [{**t, "seconds": 0} for t in told] == [{**told[0], "seconds": 0}] * 3
