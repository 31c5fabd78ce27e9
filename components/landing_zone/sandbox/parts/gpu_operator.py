"""NVIDIA's GPU Operator: needs GPUs and nodes' kernels, so it is recorded only."""

from landing_zone.sandbox.parts.recorded import Recorded

GPU_OPERATOR = Recorded(
    {
        "gpu-operator": (
            "GPU Operator is recorded, not run: driver, container toolkit, device plugin, MIG partitioning and "
            "accelerator metrics are not validated; the simulated nodes state their accelerators themselves."
        )
    }
)
