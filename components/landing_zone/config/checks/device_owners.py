"""Who installs driver and device plugin: exactly one each, or two programs offer `nvidia.com/gpu` on one node.

Sources: NVIDIA/gpu-operator issues 525 (AKS) and 666 (EKS): the operator can't take over a driver of the image.
That Bottlerocket's NVIDIA variants and GKE's nodes bring a device plugin of their own is inferred, from their guides.
"""

from collections.abc import Iterator

from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.pool import Pool
from landing_zone.config.rule import Site
from landing_zone.config.source_map import FieldPath, SourceMap
from landing_zone.config.words import quoted
from landing_zone.errors import Fault

GKE_LABEL = "gke-no-default-nvidia-gpu-device-plugin"
"""Node label that keeps GKE's own device plugin away."""
_HOST, _OPERATOR = "host", "operator"


def device_owners(inputs: Inputs) -> Iterator[Fault]:
    """Yield pools whose driver or device plugin would be installed twice beside the GPU Operator."""
    environment, source = inputs.environment.value, inputs.environment.source
    if not environment.platform.gpu_operator:
        return
    for index, cluster in enumerate(environment.clusters):
        for j, pool in enumerate(cluster.pools):
            if pool.per_node:
                yield from _of_pool(cluster, pool, ("clusters", index, "pools", j), source)


def _of_pool(cluster: Cluster, pool: Pool, path: FieldPath, source: SourceMap) -> Iterator[Fault]:
    image = (pool.machine.image or "").upper()
    where: FieldPath = (*path, "machine", "image")
    off = "`platform: {gpu_operator: false}`"
    if "BOTTLEROCKET" in image and "NVIDIA" in image:
        problem = f"{quoted(pool.machine.image or '')} offers `nvidia.com/gpu` itself, and so does the GPU Operator"
        yield source.fault(where, problem, f"write another image, or {off}")
    elif "NVIDIA" in image and cluster.gpu.owner == _OPERATOR:
        problem = f"{quoted(pool.machine.image or '')} brings the driver that `gpu.owner: operator` installs, too"
        yield source.fault(where, problem, "write `gpu: {owner: host}` for the cluster, or another image")
    if cluster.create is not None and cluster.site is Site.GCP and cluster.gpu.owner == _HOST:
        label = pool.labels.get(GKE_LABEL)
        if label != "true":
            problem = "GKE offers `nvidia.com/gpu` itself where it brings the driver, and so does the GPU Operator"
            fix = f'write `gpu: {{owner: operator}}` for the cluster, add the label `{GKE_LABEL}: "true"`, or {off}'
            yield source.fault((*path, "labels"), problem, fix)
