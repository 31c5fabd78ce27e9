"""Nodes with accelerators: pools, the GPU Operator with its sharing configuration, priorities of pods."""
