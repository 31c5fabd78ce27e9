"""How far a time may be off."""

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.model import ModelCard
from landing_zone.sizing.device import Device, device_of_accelerator
from landing_zone.sizing.throughput import Basis
from landing_zone.sizing.uncertainty import Evidence, Quantity, evidence, interval

CATALOG = load_catalog()
LLAMA = "meta-llama/Llama-3.3-70B-Instruct"
GPT_OSS = "openai/gpt-oss-120b"


def subject(accelerator: str, model: str = LLAMA) -> tuple[ModelCard, Device]:
    """A model on an accelerator."""
    return CATALOG.models[model], device_of_accelerator(CATALOG.accelerators[accelerator])


@pytest.mark.parametrize(
    ("accelerator", "near"),
    [
        ("H200", Evidence.SAME_GENERATION),
        ("B200", Evidence.NEXT_GENERATION),
        ("GB300", Evidence.NEXT_GENERATION),
        ("A100-80GB", Evidence.NONE),
        ("MI300X", Evidence.NONE),
    ],
)
def test_evidence_is_by_generation(accelerator: str, near: Evidence) -> None:
    """Points exist of two generations of one vendor."""
    assert evidence(*subject(accelerator)) is near


def test_models_without_tokens_were_never_measured() -> None:
    """Whatever the device."""
    assert evidence(*subject("H200", "BAAI/bge-m3")) is Evidence.NONE


@pytest.mark.parametrize("quantity", list(Quantity))
@pytest.mark.parametrize("model", [LLAMA, GPT_OSS])
def test_the_more_is_known_the_narrower(quantity: Quantity, model: str) -> None:
    """A measured point is surer than a calibrated time, that than a formula, and that than one without any point."""
    widths = []
    for accelerator, basis in (
        ("H200", Basis.MEASURED),
        ("H200", Basis.CALIBRATED),
        ("H200", Basis.ROOFLINE),
    ):
        found = interval(100, quantity, basis, *subject(accelerator, model))
        assert found.low < 100 < found.high
        widths.append(found.high / found.low)
    assert widths == sorted(widths)
    known, unknown = (interval(100, quantity, Basis.ROOFLINE, *subject(n, model)) for n in ("B200", "MI300X"))
    assert unknown.low < known.low
    assert known.high < unknown.high
