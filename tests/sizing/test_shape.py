"""Layout of a replica."""

import dataclasses

import pytest

from landing_zone.config.precision import Precision
from landing_zone.sizing.shape import Shape


def test_devices_are_stages_times_their_width() -> None:
    """Experts are spread over devices that are there already."""
    assert Shape(Precision.FP8).devices == 1
    assert Shape(Precision.FP8, tensor_parallel=8, pipeline_parallel=2, expert_parallel=8).devices == 16


def test_a_shape_is_a_value() -> None:
    """Equal shapes are one key, and none changes."""
    assert len({Shape(Precision.BF16, 2), Shape(Precision.BF16, tensor_parallel=2)}) == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(Shape(Precision.BF16), "tensor_parallel", 2)  # noqa: B010
