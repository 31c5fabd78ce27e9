"""Parts of a device."""

from landing_zone.catalog.load import load_catalog
from landing_zone.config.precision import Precision
from landing_zone.sizing.memory import memory_use
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.slices import fitting_slices, time_slices

CATALOG = load_catalog()
PHI_MINI = CATALOG.models["microsoft/Phi-4-mini-instruct"]
LLAMA_70B = CATALOG.models["meta-llama/Llama-3.3-70B-Instruct"]
H100 = CATALOG.accelerators["H100"]


def test_the_smallest_slice_that_holds_the_model_comes_first() -> None:
    """Phi-4-mini's 7.15 GiB need 20 of an H100's 80, and so do the larger profiles."""
    found = fitting_slices(PHI_MINI, Shape(Precision.BF16), H100, tokens=4096)
    assert found[0].partition.profile == "1g.20gb"
    assert {s.partition.profile for s in found} == {p.profile for p in H100.partitions} - {"1g.10gb"}
    assert [s.use.usable_gib for s in found] == sorted(s.use.usable_gib for s in found)


def test_a_large_model_fits_no_slice() -> None:
    """And one that is split over devices has none."""
    assert fitting_slices(LLAMA_70B, Shape(Precision.BF16), H100, tokens=4096) == ()
    assert fitting_slices(PHI_MINI, Shape(Precision.BF16, 2), H100, tokens=4096) == ()


def test_turns_are_as_many_as_the_memory_holds() -> None:
    """A device holds as many replicas as their memory, all of it counted, goes into it."""
    use = memory_use(PHI_MINI, Shape(Precision.BF16), 79.1, tokens=4096, concurrency=4)
    assert time_slices(use) == int(use.usable_gib // use.total_gib) > 1
    assert time_slices(memory_use(LLAMA_70B, Shape(Precision.BF16), 79.1)) == 0
