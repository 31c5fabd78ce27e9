"""One accelerator has many names, and no name means two."""

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.names import UnknownAccelerator, find_accelerator, plain

ACCELERATORS = load_catalog().accelerators


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("H100", "H100"),
        ("h100", "H100"),
        ("H100-SXM-80GB", "H100"),
        ("h100_sxm5_80gb", "H100"),
        ("NVIDIA H100 80GB HBM3", "H100"),
        ("NVIDIA-A100-SXM4-80GB", "A100-80GB"),
        ("A100", "A100-80GB"),
        ("A100-SXM4-40GB", "A100-40GB"),
        ("Tesla-T4", "T4"),
        ("AMD Instinct MI300X", "MI300X"),
        ("mi355x", "MI355X"),
        ("trn2", "Trainium2"),
        ("Trillium", "TPU-v6e"),
        ("tpu_v5p", "TPU-v5p"),
        ("NVIDIA RTX PRO 6000 Blackwell Server Edition", "RTX-PRO-6000"),
    ],
)
def test_names_as_people_write_them(written: str, name: str) -> None:
    """Case, separators and the vendor don't matter."""
    assert find_accelerator(written, ACCELERATORS).name == name


def test_no_name_means_two() -> None:
    """Names and aliases are unique, however they are written."""
    names = [plain(n) for a in ACCELERATORS.values() for n in (a.name, *a.aliases)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(("written", "nearest"), [("H1000", "H100"), ("a100-80", "A100-80GB"), ("MI30OX", "MI300X")])
def test_a_misspelt_name_is_told_the_nearest(written: str, nearest: str) -> None:
    """At most three, the nearest first."""
    with pytest.raises(UnknownAccelerator) as caught:
        find_accelerator(written, ACCELERATORS)
    assert caught.value.nearest[0] == nearest
    assert f"did you mean `{nearest}`" in str(caught.value)


def test_a_name_like_none_has_no_hint() -> None:
    """Nothing is guessed."""
    with pytest.raises(UnknownAccelerator, match=r"no accelerator `abacus` in the catalog$"):
        find_accelerator("abacus", ACCELERATORS)
