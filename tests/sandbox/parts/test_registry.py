"""Every chart has a part, and every stand-in says so once."""

from landing_zone.infra.versions import CHARTS
from landing_zone.sandbox.parts import registry
from landing_zone.sandbox.parts.recorded import Recorded


def test_no_two_parts_serve_one_chart() -> None:
    """Which part stands for a chart is never a question of order."""
    charts = [chart for part in registry.PARTS for chart in part.not_validated]
    assert sorted(charts) == sorted(set(charts))


def test_every_chart_of_the_tested_set_has_a_part() -> None:
    """None of the charts that the platform installs falls back to a mere record."""
    served = {chart for part in registry.PARTS for chart in part.not_validated}
    assert set(CHARTS) <= served


def test_each_stand_in_has_one_sentence_and_real_things_none() -> None:
    """A chart named twice is said once; definitions are the real ones and need no sentence."""
    said = registry.not_validated(["oci://x/kserve-crd", "gpu-operator", "kserve-resources", "gpu-operator"])
    assert [sentence.split()[0] for sentence in said] == ["GPU", "KServe's"]
    assert all(sentence.endswith(".") for sentence in said)


def test_an_unknown_chart_is_recorded_and_says_so() -> None:
    """Nothing is passed over in silence."""
    assert isinstance(registry.part_of("milvus"), Recorded)
    assert registry.not_validated(["milvus"]) == [
        "Chart milvus is recorded, not installed: nothing of it is validated."
    ]
