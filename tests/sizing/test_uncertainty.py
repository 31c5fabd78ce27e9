"""How far a time may be off."""

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.workload import Precision
from landing_zone.sizing.device import device_of_accelerator
from landing_zone.sizing.roofline import Engine
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.throughput import Basis
from landing_zone.sizing.uncertainty import Evidence, Quantity, evidence, interval

CATALOG = load_catalog()
LLAMA = "meta-llama/Llama-3.3-70B-Instruct"
GPT_OSS = "openai/gpt-oss-120b"


def engine(accelerator: str, model: str = LLAMA) -> Engine:
    """A model on one accelerator."""
    return Engine(
        CATALOG.models[model], device_of_accelerator(CATALOG.accelerators[accelerator]), Shape(Precision.BF16)
    )


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
    assert evidence(engine(accelerator)) is near


def test_models_without_tokens_were_never_measured() -> None:
    """Whatever the device."""
    assert evidence(engine("H200", "BAAI/bge-m3")) is Evidence.NONE


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
        found = interval(100, quantity, engine(accelerator, model), basis)
        assert found.low < 100 < found.high
        widths.append(found.high / found.low)
    assert widths == sorted(widths)
    known, unknown = (interval(100, quantity, engine(n, model), Basis.ROOFLINE) for n in ("B200", "MI300X"))
    assert unknown.low < known.low
    assert known.high < unknown.high
